package io.slit.core.plan;

import io.slit.core.impact.Footprint;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.units.Latency;
import io.slit.core.units.Money;
import io.slit.core.units.Share;

/**
 * What one mean request of a class is expected to take at a deployment, under the plan's own load.
 *
 * @param ttft mean time to first token: network, queue and prefill
 * @param ttftP95 its 95th percentile
 * @param tpot mean time per output token
 * @param footprint marginal footprint of the request: its own GPU energy, without idle nodes
 * @param quality score of the model on the task
 * @param basis what the serving estimate stands on
 */
public record TargetEstimate(
    Latency ttft,
    Latency ttftP95,
    Latency tpot,
    Footprint footprint,
    Share quality,
    ServingEstimate.Basis basis) {
  /** Returns what the request is expected to cost. */
  public Money cost() {
    return footprint.cost();
  }
}
