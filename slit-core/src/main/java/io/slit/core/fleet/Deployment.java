package io.slit.core.fleet;

import io.slit.core.units.Require;

/**
 * A model served on nodes of a pool: what a request is routed to.
 *
 * <p>Nodes are switched in <em>units</em>: one node, or as many as one replica spans.
 *
 * @param id its name
 * @param model what it serves
 * @param pool where it runs
 * @param engine how it is served
 * @param nodes nodes of the pool given to it
 * @param minPoweredUnits units kept on whatever the plan says (warm standby)
 */
public record Deployment(
    DeploymentId id, LlmModel model, NodePool pool, Engine engine, int nodes, int minPoweredUnits) {
  /** Part of GPU memory that serving engines leave to weights and cache (vLLM's default). */
  public static final double USABLE_MEMORY = 0.9;

  /** Checks that the model fits and that the nodes exist. */
  public Deployment {
    Parallelism parallelism = engine.parallelism();
    Require.within(1, pool.nodes(), nodes, "nodes of " + id, "The pool has no more.");
    Require.atLeast(0, minPoweredUnits, "min_powered_units of " + id, "0 lets it switch off.");
    if (nodes % nodesPerUnit(parallelism, pool) != 0) {
      throw new IllegalArgumentException(
          "The nodes (%d) of %s must be a multiple of %d, the nodes of one replica."
              .formatted(nodes, id, nodesPerUnit(parallelism, pool)));
    }
    if (cacheGb(model, pool, parallelism) <= 0) {
      throw new IllegalArgumentException(
          "Model %s (%.0f GB) does not fit the %d GPUs of a replica of %s. Raise tensor_parallel."
              .formatted(model.name(), model.shape().weightsGb(), parallelism.gpus(), id));
    }
  }

  /** Returns the GPUs of a replica. */
  public Parallelism parallelism() {
    return engine.parallelism();
  }

  /** Returns the address of its API. */
  public String endpoint() {
    return engine.endpoint();
  }

  /** Returns the site it runs at. */
  public SiteId site() {
    return pool.site();
  }

  /** Returns the nodes that are switched together. */
  public int nodesPerUnit() {
    return nodesPerUnit(parallelism(), pool);
  }

  /** Returns how many units it has. */
  public int units() {
    return nodes / nodesPerUnit();
  }

  /** Returns the replicas that one unit holds. */
  public int replicasPerUnit() {
    return nodesPerUnit() * pool.gpusPerNode() / parallelism().gpus();
  }

  /** Returns the memory left to the key-value cache of one replica, in GB. */
  public double cacheGb() {
    return cacheGb(model, pool, parallelism());
  }

  private static int nodesPerUnit(Parallelism parallelism, NodePool pool) {
    return Math.max(1, (parallelism.gpus() + pool.gpusPerNode() - 1) / pool.gpusPerNode());
  }

  private static double cacheGb(LlmModel model, NodePool pool, Parallelism parallelism) {
    double usable = parallelism.gpus() * pool.accelerator().memoryGb() * USABLE_MEMORY;
    return usable - model.shape().weightsGb();
  }
}
