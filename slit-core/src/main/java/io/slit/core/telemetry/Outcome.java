package io.slit.core.telemetry;

import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.units.Require;
import java.util.Optional;

/** How a request ended. */
public sealed interface Outcome {
  /** It was answered. */
  record Completed(
      Latency ttft,
      Latency tpot,
      int inputTokens,
      int outputTokens,
      Optional<Energy> energy,
      Optional<Double> quality)
      implements Outcome {
    /** Checks the ranges. */
    public Completed {
      Require.atLeast(0, inputTokens, "input_tokens", "Count the tokens of the prompt.");
      Require.atLeast(0, outputTokens, "output_tokens", "Count the generated tokens.");
      quality.ifPresent(score -> Require.within(0, 1, score, "quality", "Give a score."));
    }
  }

  /** The deployment failed. */
  record Failed(String reason) implements Outcome {}

  /** It was given up before a deployment took it. */
  record Dropped(String reason) implements Outcome {}
}
