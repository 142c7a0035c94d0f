package io.slit.core.fleet;

import io.slit.core.units.Require;

/**
 * How a deployment is served.
 *
 * @param parallelism GPUs of a replica
 * @param maxConcurrency requests that a replica takes into decode together at most; engines bound
 *     it so that every stream keeps its speed (vLLM: max_num_seqs)
 * @param endpoint address of its OpenAI-compatible API; declared, never called while planning
 */
public record Engine(Parallelism parallelism, int maxConcurrency, String endpoint) {
  /** Checks the range. */
  public Engine {
    Require.atLeast(1, maxConcurrency, "max_concurrency", "A replica serves one request at least.");
  }
}
