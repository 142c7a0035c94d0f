package io.slit.server.reports;

import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was searched: one epoch, or several as one problem whose plans plan them all.
 *
 * @param whole the problem that was searched
 * @param epochs the problem of each epoch, in order; the only one is the whole
 */
public record Searched(PlanningProblem whole, List<PlanningProblem> epochs) {
  /** As many rows as a search can number. */
  private static final int MOST_CLASSES = 0x10000;

  /** Copies the list. */
  public Searched {
    epochs = List.copyOf(epochs);
  }

  /** Returns what is searched of one epoch. */
  public static Searched epoch(PlanningProblem problem) {
    return new Searched(problem, List.of(problem));
  }

  /**
   * Returns what is searched of several epochs at once.
   *
   * @throws IllegalArgumentException if their lengths differ
   */
  public static Searched joint(List<PlanningProblem> epochs) {
    int classes = epochs.stream().mapToInt(PlanningProblem::classes).sum();
    if (classes > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "--joint: %d epochs have %d request classes in all and may have %d. Give a longer --step or a shorter period."
              .formatted(epochs.size(), classes, MOST_CLASSES));
    }
    return epochs.size() == 1
        ? epoch(epochs.get(0))
        : new Searched(PlanningProblem.joint(epochs), epochs);
  }

  /** Tells whether a plan covers several epochs. */
  public boolean isJoint() {
    return epochs.size() > 1;
  }

  /** Returns what the first epoch is about: fleet, classes and policy are those of all. */
  public PlanningInput first() {
    return epochs.get(0).input();
  }

  /** Returns the start of the first epoch. */
  public Instant from() {
    return first().epoch().start();
  }

  /** Returns the end of the last epoch. */
  public Instant to() {
    return epochs.get(epochs.size() - 1).input().epoch().end();
  }

  /** Returns the mean of the requests each second over all epochs. */
  public double demandPerSecond() {
    return epochs.stream().mapToDouble(PlanningProblem::totalDemand).average().orElseThrow();
  }

  /** Returns the mean of the requests of a class each second over all epochs. */
  public double demandPerSecond(int row) {
    return epochs.stream().mapToDouble(one -> one.demandPerSecond(row)).average().orElseThrow();
  }

  /** Returns what a plan is in each epoch, in order. */
  public List<RoutingPlan> parts(RoutingPlan plan) {
    if (!isJoint()) {
      return List.of(plan);
    }
    List<RoutingPlan> parts = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      parts.add(whole.planOfEpoch(plan, i, epochs.get(i).shape()));
    }
    return parts;
  }

  /** Returns what a plan does in each epoch, in order. */
  public List<EpochPart> assessed(RoutingPlan plan) {
    List<RoutingPlan> parts = parts(plan);
    List<EpochPart> assessed = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      assessed.add(EpochPart.of(epochs.get(i), parts.get(i)));
    }
    return assessed;
  }
}
