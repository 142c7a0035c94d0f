package io.slit.server.replay;

import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stretch of time that is simulated in every request.
 *
 * @param begin of the simulation
 * @param counted from here on it counts
 * @param end of the simulation
 * @param step of the simulation's books
 */
record ReplayWindow(Instant begin, Instant counted, Instant end, Duration step) {
  /** Returns how many steps are simulated. */
  int steps() {
    return Math.toIntExact(Duration.between(begin, end).dividedBy(step));
  }

  /** Returns how many of them do not count. */
  int stepsBefore() {
    return Math.toIntExact(Duration.between(begin, counted).dividedBy(step));
  }

  /** Returns the length of what counts, in s. */
  double countedSeconds() {
    return Duration.between(counted, end).toMillis() / 1000.0;
  }

  /** Returns the length of a step, in s. */
  double stepSeconds() {
    return step.toMillis() / 1000.0;
  }

  /** Returns when a step begins. */
  Instant at(int index) {
    return begin.plus(step.multipliedBy(index));
  }

  /** Returns the planned epoch that each step lies in. */
  List<Epoch> epochs(Duration length) {
    return IntStream.range(0, steps())
        .mapToObj(index -> Epoch.containing(at(index), length))
        .toList();
  }
}
