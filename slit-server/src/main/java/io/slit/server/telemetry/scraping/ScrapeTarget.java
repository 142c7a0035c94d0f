package io.slit.server.telemetry.scraping;

import io.slit.core.fleet.Deployment;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Where a deployment tells its load and its power.
 *
 * @param deployment what runs there
 * @param engines addresses of vLLM's metrics, one per server: all replicas of the deployment
 * @param gpus addresses of DCGM exporters, none where power is not known
 * @param gpuIds numbers or UUIDs of its GPUs there; all if empty
 */
public record ScrapeTarget(
    Deployment deployment, List<URI> engines, List<URI> gpus, Set<String> gpuIds) {
  /** Copies the collections. */
  public ScrapeTarget {
    engines = List.copyOf(engines);
    gpus = List.copyOf(gpus);
    gpuIds = Set.copyOf(gpuIds);
  }
}
