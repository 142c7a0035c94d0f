package io.slit.core.simulation.requests;

import io.slit.core.simulation.Arrival;
import io.slit.core.simulation.RequestSource;
import io.slit.core.units.Require;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A recorded trace: as it is, or thinned, or laid over itself, again and again until the end.
 *
 * <p>A factor below 1 keeps each request with that probability; above 1 the trace is laid over
 * itself as often, each copy begun at another request and shifted as a whole (bursts stay), the
 * last copy thinned. A request keeps its lengths in all copies.
 */
public final class TraceSource implements RequestSource {
  private final double[] atSeconds;
  private final int[] classIndex;
  private final int[] input;
  private final int[] output;
  private final double endSeconds;
  private final Copy[] copies;

  /**
   * A recorded request.
   *
   * @param atSeconds since the start of the trace
   * @param classIndex index into the classes of the setting
   * @param inputTokens of the prompt
   * @param outputTokens of the answer
   */
  public record Recorded(double atSeconds, int classIndex, int inputTokens, int outputTokens) {}

  /**
   * Takes a trace.
   *
   * @param trace in the order of arrival
   * @param factor of the rate
   * @param endSeconds nothing arrives from then on; the trace repeats until then
   * @param seed of thinning and of the copies' shifts
   */
  public TraceSource(List<Recorded> trace, double factor, double endSeconds, long seed) {
    Require.within(0, 10_000, factor, "factor of a trace", "1 is the trace as it is.");
    Require.atLeast(1, trace.size(), "requests of a trace", "There is nothing to replay.");
    this.endSeconds = endSeconds;
    atSeconds = trace.stream().mapToDouble(Recorded::atSeconds).toArray();
    classIndex = trace.stream().mapToInt(Recorded::classIndex).toArray();
    input = trace.stream().mapToInt(Recorded::inputTokens).toArray();
    output = trace.stream().mapToInt(Recorded::outputTokens).toArray();
    copies = new Copy[(int) Math.ceil(factor)];
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < copies.length; i++) {
      int from = i == 0 ? 0 : seeds.nextInt(atSeconds.length);
      copies[i] = new Copy(from, Math.min(1, factor - i), seeds.split());
    }
  }

  /** Returns the length of the trace in s: one mean gap after its last request it begins again. */
  private double length() {
    int count = atSeconds.length;
    double last = atSeconds[count - 1];
    return count == 1 ? endSeconds : last + last / (count - 1);
  }

  @Override
  public boolean next(Arrival arrival) {
    if (copies.length == 0) {
      return false;
    }
    Copy first = copies[0];
    for (Copy copy : copies) {
      if (copy.nextAt < first.nextAt) {
        first = copy;
      }
    }
    if (first.nextAt >= endSeconds) {
      return false;
    }
    int row = first.row;
    arrival.set(first.nextAt, classIndex[row], input[row], output[row]);
    first.advance();
    return true;
  }

  /** The trace, begun somewhere. */
  private final class Copy {
    private final double share;
    private final SplittableRandom random;
    private double base;
    private int row;
    private double nextAt;

    Copy(int from, double share, SplittableRandom random) {
      this.share = share;
      this.random = random;
      this.row = from - 1;
      this.base = -atSeconds[from];
      advance();
    }

    private void advance() {
      do {
        if (++row == atSeconds.length) {
          row = 0;
          base += length();
        }
        nextAt = base + atSeconds[row];
      } while (nextAt < endSeconds && share < 1 && random.nextDouble() >= share);
    }
  }
}
