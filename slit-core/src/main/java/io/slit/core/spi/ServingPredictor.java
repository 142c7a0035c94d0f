package io.slit.core.spi;

/** Predicts what serving a request takes. */
public interface ServingPredictor {
  /** Returns the estimate for one query; never fails on a valid one. */
  ServingEstimate estimate(ServingQuery query);

  /** Returns the name and version of the model behind the estimates. */
  String modelId();
}
