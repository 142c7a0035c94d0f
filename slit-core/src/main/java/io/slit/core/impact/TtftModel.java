package io.slit.core.impact;

import io.slit.core.fleet.Deployment;
import io.slit.core.units.Latency;

/**
 * Time to first token: network, queue, model load and prefill, added (SLIT, arXiv 2505.23554, eqs.
 * 1-3; MODELS.md 1).
 */
public final class TtftModel {
  private TtftModel() {}

  /**
   * Returns the network's part: half a round trip for each crossing before the first token is back.
   *
   * @param roundTrip between origin and site
   * @param halfRoundTrips crossings: 2 on an open connection, 6 where TCP and TLS are set up first
   */
  public static Latency network(Latency roundTrip, double halfRoundTrips) {
    return roundTrip.times(halfRoundTrips / 2);
  }

  /**
   * Returns how long a cold replica needs to load its weights; 0 when they are resident.
   *
   * <p>load = M_O / BW_g: bytes of the model over the load bandwidth of the nodes of the replica.
   */
  public static Latency load(Deployment deployment) {
    double bandwidthGbPerS = deployment.pool().host().loadGbPerS() * deployment.nodesPerUnit();
    return new Latency(deployment.model().shape().weightsGb() / bandwidthGbPerS);
  }
}
