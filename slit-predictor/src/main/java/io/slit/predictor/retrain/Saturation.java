package io.slit.predictor.retrain;

import io.slit.core.fleet.Deployment;

/**
 * Whether a request may have waited for its replica. An engine with continuous batching takes a
 * request at once while a sequence and room in the key-value cache are free; it queues what comes
 * on top. So a time to first token seen at more requests per replica than these holds a wait of
 * unknown length, and one seen at fewer holds none.
 */
public final class Saturation {
  private Saturation() {}

  /**
   * Tells whether a replica had more requests than it takes at once.
   *
   * @param tokens in the cache of one request, in its prompt and its answer
   * @param concurrency requests that shared the replica, waiting ones included
   */
  public static boolean isLikely(Deployment deployment, double tokens, double concurrency) {
    double cacheGb = Math.max(1, tokens) * deployment.model().shape().kvGbPerToken();
    double slots = Math.min(deployment.engine().maxConcurrency(), deployment.cacheGb() / cacheGb);
    return concurrency > Math.max(1, slots);
  }
}
