package io.slit.server.planning;

import io.slit.core.environment.Environment;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.Gap;
import io.slit.core.search.robust.PriceOfRobustness;
import io.slit.core.search.robust.RobustOptions;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import io.slit.server.signals.SignalSnapshot;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the plan of an epoch. Called by one thread at a time; may take seconds. */
@FunctionalInterface
public interface Planner {
  /**
   * Returns the plan of an epoch.
   *
   * @throws RuntimeException if there is none; the message says why
   */
  PublishedPlan plan(Epoch epoch);

  /**
   * Learns what the plans after the first one need, so that none of them has to: called once, when
   * the first plan is in force. May take seconds.
   *
   * @param epoch that is running
   */
  default void prepare(Epoch epoch) {}

  /**
   * Returns other plans of the front that a recent plan was chosen from, with the ends of the front
   * among them; nothing where they are not known. Safe for several threads.
   */
  default List<PublishedPlan> othersOf(String planId) {
    return List.of();
  }

  /**
   * Returns how far the run that made a recent plan may be from the possible, by objective; nothing
   * where that is not known. Safe for several threads.
   */
  default List<Gap> gapsOf(String planId) {
    return List.of();
  }

  /**
   * Returns how a recent plan was judged over scenarios; nothing where it was not. Safe for several
   * threads.
   */
  default Optional<Robustness> robustnessOf(String planId) {
    return Optional.empty();
  }

  /**
   * Returns the live signals that a recent plan was made with; nothing where it was made with
   * tables. Safe for several threads.
   */
  default Optional<SignalSnapshot> signalsOf(String planId) {
    return Optional.empty();
  }

  /**
   * Returns the front that a recent plan is of; nothing where it is not known. Safe for several
   * threads.
   */
  default Optional<PlannedFront> frontOf(String planId) {
    return Optional.empty();
  }

  /**
   * Returns the conditions of the sites at an instant that is not in the future; a site that is not
   * known is absent, and there is nothing where none is. Safe for several threads.
   */
  default Optional<Environment> conditionsAt(Instant instant) {
    return Optional.empty();
  }

  /** Returns the live signals of now; nothing where there are none. Safe for several threads. */
  default Optional<SignalSnapshot> signalsNow() {
    return Optional.empty();
  }

  /** Is told that an operator put another plan in force. Safe for several threads. */
  default void switched(PublishedPlan plan) {}

  /**
   * Returns the requests per second by class that a recent plan was made for; nothing where that is
   * not known. Safe for several threads.
   */
  default Map<ClassId, Double> demandOf(String planId) {
    return Map.of();
  }

  /**
   * Returns a recent plan as the server that made it shows it, in JSON; nothing where this one made
   * it. Safe for several threads.
   */
  default Optional<String> shownOf(String planId) {
    return Optional.empty();
  }

  /** Returns the address of the server whose plans are taken; nothing where they are made here. */
  default Optional<URI> follows() {
    return Optional.empty();
  }

  /** Chooses by another preference from the next plan on. Safe for several threads. */
  default void prefer(PlanPreference preference) {}

  /** Returns why no new plans come, where something is wrong. Safe for several threads. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /**
   * How a plan was judged over scenarios.
   *
   * @param options measure and number of scenarios
   * @param price of the plan, beside the one that would have been chosen for what is expected
   */
  record Robustness(RobustOptions options, PriceOfRobustness price) {}
}
