package io.slit.server.datasets;

import io.slit.server.datasets.format.DatasetException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The rate of requests of a production service, window by window.
 *
 * <p>Time 0 is a local midnight (ServeGen). Immutable.
 */
public final class DemandShape {

  private final Duration step;
  private final List<Window> windows;

  /**
   * One window.
   *
   * @param start the time since the start of the series
   * @param totalRps requests per second of all clients; empty where the recording has a hole
   * @param requestWeightedCv the mean over clients, weighted by their requests, of the coefficient
   *     of variation of their inter-arrival times; empty where the recording has a hole
   */
  public record Window(Duration start, OptionalDouble totalRps, OptionalDouble requestWeightedCv) {}

  DemandShape(Duration step, List<Window> windows) {
    this.step = step;
    this.windows = List.copyOf(windows);
  }

  /** The length of a window. */
  public Duration step() {
    return step;
  }

  /** The length of the series. */
  public Duration length() {
    return step.multipliedBy(windows.size());
  }

  /** All windows, in order. */
  public List<Window> windows() {
    return windows;
  }

  /** The window that holds this time since the start. */
  public Window getWindow(Duration sinceStart) {
    if (sinceStart.isNegative() || sinceStart.compareTo(length()) >= 0) {
      throw new DatasetException(
          "The time (%s) since the start of the demand must be in [PT0S, %s). Wrap it around by whole weeks."
              .formatted(sinceStart, length()));
    }
    return windows.get(Math.toIntExact(sinceStart.dividedBy(step)));
  }
}
