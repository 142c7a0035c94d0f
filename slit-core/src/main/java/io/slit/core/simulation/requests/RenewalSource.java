package io.slit.core.simulation.requests;

import io.slit.core.simulation.Arrival;
import io.slit.core.simulation.RequestSource;
import io.slit.core.units.Require;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Requests of several streams, each a renewal process whose rate and burstiness change by window
 * (ServeGen, arXiv 2505.09999): gaps are Gamma with the window's coefficient of variation, in a
 * time that runs as fast as the rate, so that a window has its rate whatever its burstiness. Each
 * stream draws from numbers of its own.
 */
public final class RenewalSource implements RequestSource {
  private final double windowSeconds;
  private final List<Stream> streams;
  private final Flow[] flows;

  /**
   * One stream, for example an origin.
   *
   * @param windows how it comes, window by window; after the last one it ends
   * @param kinds what it asks for
   */
  public record Stream(List<Window> windows, List<Kind> kinds) {
    /** Copies the lists. */
    public Stream {
      windows = List.copyOf(windows);
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * A stretch of time.
   *
   * @param ratePerSecond requests per second
   * @param variation coefficient of variation of the gaps: 1 is Poisson's
   */
  public record Window(double ratePerSecond, double variation) {
    /** Checks the ranges. */
    public Window {
      Require.within(0, 1e9, ratePerSecond, "rate per second", "0 means no request.");
      Require.within(0, 50, variation, "coefficient of variation of gaps", "1 is Poisson's.");
    }
  }

  /**
   * A class that a stream asks for.
   *
   * @param classIndex index into the classes of the setting
   * @param share part of the stream
   * @param tokens its lengths
   */
  public record Kind(int classIndex, double share, TokenCounts tokens) {
    /** Checks the ranges. */
    public Kind {
      Require.atLeast(0, classIndex, "class index", "Count from 0.");
      Require.within(0, 1, share, "share of a class", "All shares of a stream sum to 1.");
    }
  }

  /**
   * Takes the streams.
   *
   * @param windowSeconds length of every window, in simulated s
   * @param streams at least one
   * @param seed of all draws
   */
  public RenewalSource(double windowSeconds, List<Stream> streams, long seed) {
    Require.within(1e-6, 1e9, windowSeconds, "length of a window in s", "900 is usual.");
    this.windowSeconds = windowSeconds;
    this.streams = List.copyOf(streams);
    SplittableRandom seeds = new SplittableRandom(seed);
    flows = new Flow[streams.size()];
    for (int i = 0; i < flows.length; i++) {
      flows[i] = new Flow(this.streams.get(i), seeds.split());
    }
  }

  @Override
  public boolean next(Arrival arrival) {
    Flow first = flows[0];
    for (Flow flow : flows) {
      if (flow.nextAt < first.nextAt) {
        first = flow;
      }
    }
    if (first.nextAt == Double.POSITIVE_INFINITY) {
      return false;
    }
    first.give(arrival);
    return true;
  }

  /** A stream while it is drawn. */
  private final class Flow {
    private final List<Window> windows;
    private final List<Kind> kinds;
    private final double[] upTo;
    private final SplittableRandom random;
    private int window;
    private double nextAt;

    Flow(Stream stream, SplittableRandom random) {
      this.windows = stream.windows();
      this.kinds = stream.kinds();
      this.random = random;
      upTo = new double[kinds.size()];
      double sum = 0;
      for (int i = 0; i < upTo.length; i++) {
        sum += kinds.get(i).share();
        upTo[i] = sum;
      }
      // The first gap has begun at a random moment before the start.
      advance(random.nextDouble());
    }

    private void advance(double part) {
      if (windows.isEmpty()) {
        nextAt = Double.POSITIVE_INFINITY;
        return;
      }
      double left = part * GammaDraw.ofMeanOne(windows.get(window).variation(), random);
      double at = nextAt;
      while (true) {
        double rate = windows.get(window).ratePerSecond();
        double end = (window + 1) * windowSeconds;
        if (rate > 0 && at + left / rate < end) {
          nextAt = at + left / rate;
          return;
        }
        left -= Math.max(0, end - at) * rate;
        at = end;
        if (++window == windows.size()) {
          nextAt = Double.POSITIVE_INFINITY;
          window--;
          return;
        }
      }
    }

    void give(Arrival arrival) {
      double point = random.nextDouble() * upTo[upTo.length - 1];
      int kind = 0;
      while (kind < upTo.length - 1 && upTo[kind] <= point) {
        kind++;
      }
      Kind asked = kinds.get(kind);
      int pair = asked.tokens().draw(random);
      arrival.set(
          nextAt, asked.classIndex(), asked.tokens().input(pair), asked.tokens().output(pair));
      advance(1);
    }
  }
}
