package io.slit.core.telemetry;

import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.units.Require;
import java.util.Optional;

/** How a request ended. */
public sealed interface Outcome {
  /**
   * It was answered.
   *
   * @param ttft time to first token as the caller saw it, with network and queue
   * @param tpot time per output token
   * @param inputTokens tokens of the prompt, cached ones included
   * @param outputTokens generated tokens
   * @param energy GPU energy of the request, where it was metered
   * @param quality score in [0, 1], where there is one
   * @param cachedTokens prompt tokens that a prefix cache held, where it is known
   * @param queue the part of the TTFT that the request waited for its replica, where it is known
   */
  record Completed(
      Latency ttft,
      Latency tpot,
      int inputTokens,
      int outputTokens,
      Optional<Energy> energy,
      Optional<Double> quality,
      Optional<Integer> cachedTokens,
      Optional<Latency> queue)
      implements Outcome {
    /** Checks the ranges. */
    public Completed {
      Require.atLeast(0, inputTokens, "input_tokens", "Count the tokens of the prompt.");
      Require.atLeast(0, outputTokens, "output_tokens", "Count the generated tokens.");
      quality.ifPresent(score -> Require.within(0, 1, score, "quality", "Give a score."));
      cachedTokens.ifPresent(
          cached ->
              Require.within(0, inputTokens, cached, "cached_tokens", "They are of the prompt."));
    }

    /** An outcome of which cache and queue are not known. */
    public Completed(
        Latency ttft,
        Latency tpot,
        int inputTokens,
        int outputTokens,
        Optional<Energy> energy,
        Optional<Double> quality) {
      this(
          ttft,
          tpot,
          inputTokens,
          outputTokens,
          energy,
          quality,
          Optional.empty(),
          Optional.empty());
    }
  }

  /** The deployment failed. */
  record Failed(FailureReason reason) implements Outcome {}

  /** It was given up before a deployment took it. */
  record Dropped(FailureReason reason) implements Outcome {}
}
