package io.slit.core.search;

import io.slit.core.environment.Environment;
import io.slit.core.fleet.Fleet;
import io.slit.core.spi.QualityScores;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.NetworkDistance;
import io.slit.core.workload.RequestClass;
import java.util.List;

/**
 * What one planning cycle is about.
 *
 * @param fleet what can serve
 * @param classes rows of the plan
 * @param network how far sites are from origins
 * @param epoch the time the plan is made for
 * @param outlook what is expected over the epoch, with intervals
 * @param quality how well models answer; the floor of an alias holds against published scores
 * @param policy how plans are made
 */
public record PlanningInput(
    Fleet fleet,
    List<RequestClass> classes,
    NetworkDistance network,
    Epoch epoch,
    Outlook outlook,
    QualityScores quality,
    PlanningPolicy policy) {
  /** As many classes as a decision id, and the order of a greedy fill, can number. */
  private static final int MAX_CLASSES = 0x10000;

  /** Copies the list. */
  public PlanningInput {
    classes = List.copyOf(classes);
    if (classes.size() > MAX_CLASSES) {
      throw new IllegalArgumentException(
          "There are %d request classes and may be %d. Merge profiles or origins."
              .formatted(classes.size(), MAX_CLASSES));
    }
  }

  /** A cycle with published scores, whose demand and environment have no known spread. */
  public PlanningInput(
      Fleet fleet,
      List<RequestClass> classes,
      NetworkDistance network,
      Epoch epoch,
      Demand demand,
      Environment environment,
      PlanningPolicy policy) {
    this(
        fleet,
        classes,
        network,
        epoch,
        Outlook.certain(demand, environment, epoch.start()),
        QualityScores.published(),
        policy);
  }

  /** Returns the demand expected over the epoch. */
  public Demand demand() {
    return outlook.demand().expected();
  }

  /** Returns the conditions expected over the epoch; a site that is absent takes no load. */
  public Environment environment() {
    return outlook.environment().expected();
  }

  /** Returns the same cycle under another demand, whose spread is not known. */
  public PlanningInput withDemand(Demand other) {
    return withOutlook(outlook.withDemand(other));
  }

  /** Returns the same cycle under another environment, whose spread is not known. */
  public PlanningInput withEnvironment(Environment other) {
    return withOutlook(outlook.withEnvironment(other));
  }

  /** Returns the same cycle under another outlook. */
  public PlanningInput withOutlook(Outlook other) {
    return new PlanningInput(fleet, classes, network, epoch, other, quality, policy);
  }

  /** Returns the same cycle with other scores of models. */
  public PlanningInput withQuality(QualityScores other) {
    return new PlanningInput(fleet, classes, network, epoch, outlook, other, policy);
  }
}
