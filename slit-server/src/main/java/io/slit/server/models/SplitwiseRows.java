package io.slit.server.models;

import io.slit.core.units.Latency;
import io.slit.predictor.measurement.Batching;
import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.PrefillMeasurement;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import io.slit.server.datasets.ServingLatencyRow;
import java.util.Optional;

/** What latency rows (Splitwise, Patel et al., ISCA 2024) say. */
final class SplitwiseRows {
  private static final String POWER_CAPPED = "h100-80gb-pcap";
  private static final int WAVES_BATCH = 64;
  private static final int WAVES_TENSOR = 2;
  private static final String WAVES_MODEL = "llama2-70b";
  private static final int ONE_STAGE = 1;

  private SplitwiseRows() {}

  /** Returns why a row is left out, as the end of a sentence, if it is. */
  static Optional<String> findObjection(ServingLatencyRow row) {
    if (row.setup().accelerator().equals(POWER_CAPPED)) {
      return Optional.of("the H100 ran under a power cap, the catalog describes it without one");
    }
    if (isServedInWaves(row)) {
      return Optional.of(
          "Llama2-70B on two GPUs at batch 64 was served in waves, its TTFT is that of the first");
    }
    return MeasuredSetup.findObjection(row.setup());
  }

  /** Two GPUs lack the memory for 64 such requests: TTFT falls below that of batch 32. */
  private static boolean isServedInWaves(ServingLatencyRow row) {
    return row.setup().model().equals(WAVES_MODEL)
        && row.setup().tensorParallelGpus() == WAVES_TENSOR
        && row.batch().requests() >= WAVES_BATCH;
  }

  /** Returns the time to process the prompts of a row. */
  static PrefillMeasurement prefill(ServingLatencyRow row) {
    return new PrefillMeasurement(
        configuration(row),
        row.batch().promptTokens(),
        row.batch().requests(),
        Latency.ofMillis(row.timings().ttft().medianMs()));
  }

  /** Returns the time per output token of a row. */
  static DecodeMeasurement decode(ServingLatencyRow row) {
    return new DecodeMeasurement(
        configuration(row),
        Batching.STATIC,
        new TokenMix(row.batch().promptTokens(), outputTokens(row)),
        row.batch().requests(),
        Latency.ofMillis(row.timings().tpot().medianMs()));
  }

  /**
   * Returns the tokens of the answers: the first, and one per TPOT until the end. The column {@code
   * max_output_tokens} is a limit that long answers did not reach.
   */
  private static double outputTokens(ServingLatencyRow row) {
    ServingLatencyRow.Timings timings = row.timings();
    double decodeMs = timings.endToEnd().medianMs() - timings.ttft().medianMs();
    double tokens = 1 + decodeMs / timings.tpot().medianMs();
    return Math.min(row.batch().maxOutputTokens(), Math.max(1, tokens));
  }

  private static ServingConfiguration configuration(ServingLatencyRow row) {
    return MeasuredSetup.configuration(row.setup(), ONE_STAGE);
  }
}
