package io.slit.server.planning;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.Gap;
import io.slit.server.planning.Planner.Robustness;
import io.slit.server.signals.SignalSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the cycles of late. The plan in force and the one that waits for its epoch are
 * asked for; earlier ones are not. One writer, any number of readers.
 */
final class MadePlans {
  private static final int KEPT = 2;

  private volatile List<Made> made = List.of();

  /**
   * What is known of the run that made a plan.
   *
   * @param gaps to the possible, by objective
   * @param robustness of the chosen plan, where plans are judged over scenarios
   * @param signals it was made with, where they were live
   * @param others of the front that requests may choose
   * @param front all of it
   */
  record Made(
      List<Gap> gaps,
      Optional<Robustness> robustness,
      Optional<SignalSnapshot> signals,
      List<PublishedPlan> others,
      PlannedFront front) {}

  void remember(Made latest) {
    made = Stream.concat(Stream.of(latest), made.stream().limit(KEPT - 1)).toList();
  }

  /** Returns the run that found a plan, whether it was chosen or not. */
  Optional<Made> find(String planId) {
    return made.stream().filter(one -> one.front().find(planId).isPresent()).findFirst();
  }
}
