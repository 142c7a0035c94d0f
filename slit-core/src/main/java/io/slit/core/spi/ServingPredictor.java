package io.slit.core.spi;

import io.slit.core.fleet.SiteId;

/** Predicts what serving a request takes. */
public interface ServingPredictor {
  /** Returns the estimate for one query; never fails on a valid one. */
  ServingEstimate estimate(ServingQuery query);

  /**
   * Returns the predictor of a site: the same, unless it has learned that the site differs from
   * others of its hardware. Asked twice for a site, it is the same object.
   */
  default ServingPredictor at(SiteId site) {
    return this;
  }

  /** Returns the name and version of the model behind the estimates. */
  String modelId();
}
