package io.slit.predictor.retrain;

import io.slit.core.telemetry.Outcome;
import io.slit.core.units.Energy;
import java.util.OptionalDouble;

/**
 * What a completed request took, as it was reported and not yet believed: any number may stand
 * here, {@link Quarantine} decides.
 *
 * @param inputTokens prompt tokens
 * @param outputTokens generated tokens
 * @param ttftSeconds time to first token, without network and queue, which prefill does not cause
 * @param tpotSeconds time per output token
 * @param gpuJoules GPU energy of the request, where it was metered
 */
public record Served(
    long inputTokens,
    long outputTokens,
    double ttftSeconds,
    double tpotSeconds,
    OptionalDouble gpuJoules) {
  /** Returns what an outcome says. */
  public static Served of(Outcome.Completed outcome) {
    return new Served(
        outcome.inputTokens(),
        outcome.outputTokens(),
        outcome.ttft().seconds(),
        outcome.tpot().seconds(),
        outcome
            .energy()
            .map(Energy::joules)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()));
  }
}
