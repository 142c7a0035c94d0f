package io.slit.core.search;

import io.slit.core.environment.Environment;
import io.slit.core.fleet.Fleet;
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
 * @param demand expected over the epoch
 * @param environment expected over the epoch; a site that is absent takes no load
 * @param policy how plans are made
 */
public record PlanningInput(
    Fleet fleet,
    List<RequestClass> classes,
    NetworkDistance network,
    Epoch epoch,
    Demand demand,
    Environment environment,
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

  /** Returns the same cycle under another demand. */
  public PlanningInput withDemand(Demand other) {
    return new PlanningInput(fleet, classes, network, epoch, other, environment, policy);
  }

  /** Returns the same cycle under another environment. */
  public PlanningInput withEnvironment(Environment other) {
    return new PlanningInput(fleet, classes, network, epoch, demand, other, policy);
  }
}
