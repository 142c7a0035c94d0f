package io.slit.predictor.evaluation;

import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;

/** A direction that physics gives: what may not fall, or not rise, when one input grows. */
public enum MonotoneLaw {
  /** A longer prompt is not processed faster. */
  TTFT_BY_INPUT("ttft_never_falls_with_input_tokens"),
  /** A busier replica does not start sooner; before the queue, which core adds, it is equal. */
  TTFT_BY_LOAD("ttft_never_falls_with_concurrency"),
  /** A busier replica does not decode faster. */
  TPOT_BY_LOAD("tpot_never_falls_with_concurrency"),
  /** A longer prompt does not make decoding faster. */
  TPOT_BY_INPUT("tpot_never_falls_with_input_tokens"),
  /** Sharing a replica with more requests never costs a request more. */
  ENERGY_BY_LOAD("energy_never_rises_with_concurrency"),
  /** A longer prompt does not cost less. */
  ENERGY_BY_INPUT("energy_never_falls_with_input_tokens"),
  /** A longer answer does not cost less. */
  ENERGY_BY_OUTPUT("energy_never_falls_with_output_tokens");

  private static final double SLACK = 1 + 1e-9;
  private static final double MAX_FACTOR = 8;
  private final String label;

  MonotoneLaw(String label) {
    this.label = label;
  }

  /** Returns its name among figures. */
  public String label() {
    return label;
  }

  /**
   * Returns how many random pairs of queries break the law; a pair differs in one input, by a
   * random factor up to 8. The same seed gives the same pairs.
   */
  public int violations(ServingPredictor predictor, long seed, int pairs) {
    RandomQueries queries = new RandomQueries(seed);
    int broken = 0;
    for (int i = 0; i < pairs; i++) {
      ServingQuery less = queries.next();
      ServingQuery more = more(less, queries.logUniform(1.001, MAX_FACTOR));
      double before = value(predictor.estimate(less));
      double after = value(predictor.estimate(more));
      boolean holds = this == ENERGY_BY_LOAD ? after <= before * SLACK : after * SLACK >= before;
      broken += holds ? 0 : 1;
    }
    return broken;
  }

  private ServingQuery more(ServingQuery query, double factor) {
    return switch (this) {
      case TTFT_BY_INPUT, TPOT_BY_INPUT, ENERGY_BY_INPUT -> with(query, factor, 1, 1);
      case ENERGY_BY_OUTPUT -> with(query, 1, factor, 1);
      case TTFT_BY_LOAD, TPOT_BY_LOAD, ENERGY_BY_LOAD -> with(query, 1, 1, factor);
    };
  }

  private double value(ServingEstimate estimate) {
    return switch (this) {
      case TTFT_BY_INPUT, TTFT_BY_LOAD -> estimate.prefillSeconds().value();
      case TPOT_BY_LOAD, TPOT_BY_INPUT -> estimate.tpotSeconds().value();
      case ENERGY_BY_LOAD, ENERGY_BY_INPUT, ENERGY_BY_OUTPUT -> estimate.gpuJoules().value();
    };
  }

  private static ServingQuery with(ServingQuery query, double input, double output, double load) {
    return new ServingQuery(
        query.model(),
        query.accelerator(),
        query.parallelism(),
        query.inputTokens() * input,
        query.outputTokens() * output,
        query.concurrency() * load);
  }
}
