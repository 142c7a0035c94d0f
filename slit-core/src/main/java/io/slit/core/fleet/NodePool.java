package io.slit.core.fleet;

import io.slit.core.units.CarbonMass;
import io.slit.core.units.Power;
import io.slit.core.units.Require;

/**
 * Equal servers at one site.
 *
 * @param site where they stand
 * @param accelerator the GPUs in them
 * @param gpusPerNode GPUs of one server
 * @param nodes servers
 * @param host what a server is besides its GPUs
 */
public record NodePool(
    SiteId site, Accelerator accelerator, int gpusPerNode, int nodes, Host host) {
  /** Checks the ranges. */
  public NodePool {
    Require.atLeast(1, gpusPerNode, "gpus_per_node at " + site, "Count the GPUs of one server.");
    Require.atLeast(1, nodes, "nodes at " + site, "Leave an empty pool out.");
  }

  /**
   * A server without its GPUs.
   *
   * @param power CPU, memory and network draw while the server is on
   * @param embodied emissions of making it
   * @param loadGbPerS speed at which weights are loaded into GPU memory, GB/s per node
   */
  public record Host(Power power, CarbonMass embodied, double loadGbPerS) {
    /** Checks the range. */
    public Host {
      Require.within(0.01, 10_000, loadGbPerS, "load_gb_per_s", "Give GB/s from storage.");
    }
  }
}
