package io.slit.predictor.retrain;

import io.slit.core.telemetry.Outcome;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a completed request took, as it was reported and not yet believed: any number may stand
 * here, {@link Quarantine} decides.
 *
 * @param inputTokens prompt tokens, cached ones included
 * @param outputTokens generated tokens
 * @param ttftSeconds time to first token without the network, and without the queue where it is
 *     known
 * @param tpotSeconds time per output token
 * @param gpuJoules GPU energy of the request, where it was metered
 * @param cachedTokens prompt tokens that a prefix cache held; empty where nobody said, the whole
 *     prompt is then taken for processed
 * @param isQueued whether the time to first token holds a wait of unknown length: prefill is not
 *     learned from it
 */
public record Served(
    long inputTokens,
    long outputTokens,
    double ttftSeconds,
    double tpotSeconds,
    OptionalDouble gpuJoules,
    OptionalLong cachedTokens,
    boolean isQueued) {
  /** What was taken without a queue, of whose cache nothing is known. */
  public Served(
      long inputTokens,
      long outputTokens,
      double ttftSeconds,
      double tpotSeconds,
      OptionalDouble gpuJoules) {
    this(
        inputTokens,
        outputTokens,
        ttftSeconds,
        tpotSeconds,
        gpuJoules,
        OptionalLong.empty(),
        false);
  }

  /** Returns it with a wait of unknown length in its time to first token. */
  Served queued() {
    return new Served(
        inputTokens, outputTokens, ttftSeconds, tpotSeconds, gpuJoules, cachedTokens, true);
  }

  /** Returns what an outcome says. */
  public static Served of(Outcome.Completed outcome) {
    return new Served(
        outcome.inputTokens(),
        outcome.outputTokens(),
        outcome.ttft().seconds() - outcome.queue().map(Latency::seconds).orElse(0.0),
        outcome.tpot().seconds(),
        outcome.energy().map(Energy::joules).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        outcome.cachedTokens().map(OptionalLong::of).orElse(OptionalLong.empty()),
        false);
  }
}
