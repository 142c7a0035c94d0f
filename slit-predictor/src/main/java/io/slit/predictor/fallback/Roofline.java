package io.slit.predictor.fallback;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.LlmModel.Shape;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;

/**
 * The least times that arithmetic and memory traffic allow, in s, before any overhead.
 *
 * <p>Source: the roofline model (Williams et al., CACM 2009) with the usual counts of transformers:
 * 2 FLOP per active parameter and token, every weight read once per step, every cached key and
 * value read once per token. A pipeline runs its stages one after the other for one request, so
 * only tensor parallelism shortens a step; a pipeline cuts the batch into as many micro-batches.
 *
 * @param configuration what serves
 */
public record Roofline(ServingConfiguration configuration) {
  private static final double BILLION = 1e9;
  private static final double TERA = 1e12;

  /** FLOP per parameter and token: one multiplication, one addition. */
  private static final double FLOP_PER_WEIGHT = 2;

  /** Weights of a block over its squared width: 4 of attention, 8 of the feed-forward part. */
  private static final double BLOCK_WEIGHTS = 12;

  /** Sums over all GPUs per block in tensor parallelism: after attention, after feed-forward. */
  private static final double ALL_REDUCES_PER_LAYER = 2;

  /** Returns the time of the arithmetic of one prompt: weights, and attention over its pairs. */
  public double prefillComputeSeconds(double inputTokens) {
    double weights = FLOP_PER_WEIGHT * activeWeights() * inputTokens;
    double attention = 2.0 * shape().layers() * inputTokens * inputTokens * width();
    return (weights + attention) / flopsPerSecond();
  }

  /** Returns the bytes that the GPUs exchange to process one prompt, per GPU. */
  public double allReduceBytes(double inputTokens) {
    int tensor = configuration.parallelism().tensor();
    double ring = 2.0 * (tensor - 1) / tensor;
    double activations = inputTokens * width() * shape().bytesPerParameter();
    return ALL_REDUCES_PER_LAYER * shape().layers() * activations * ring;
  }

  /**
   * Returns the time to read the weights that a batch of tokens touches. A mixture of experts reads
   * its active part for one token and all experts for many: 1 - (1 - active/all)^tokens.
   */
  public double weightsReadSeconds(double tokensTogether) {
    double active = shape().activeParametersBillion() / shape().parametersBillion();
    double touched = 1 - Math.pow(1 - active, Math.max(1, tokensTogether));
    return shape().weightsGb() * touched / bandwidth();
  }

  /** Returns the time of the memory traffic of one decode step. */
  public double decodeMemorySeconds(TokenMix tokens, double concurrency) {
    double batch = microBatch(concurrency);
    return weightsReadSeconds(batch) + cacheReadSeconds(batch * tokens.meanContext());
  }

  /** Returns the time to read the keys and values of some tokens. */
  public double cacheReadSeconds(double cachedTokens) {
    return cachedTokens * shape().kvGbPerToken() / bandwidth();
  }

  /** Returns the time of the arithmetic of one decode step. */
  public double decodeComputeSeconds(double concurrency) {
    return FLOP_PER_WEIGHT * activeWeights() * microBatch(concurrency) / flopsPerSecond();
  }

  /** Returns the requests that pass a pipeline stage together. */
  public double microBatch(double concurrency) {
    return Math.max(1, concurrency / configuration.parallelism().pipeline());
  }

  /** Returns the part of the pipeline stages that have a micro-batch to work on. */
  public double stagesAtWork(double concurrency) {
    return Math.min(1, concurrency / configuration.parallelism().pipeline());
  }

  private Shape shape() {
    return configuration.shape();
  }

  private double activeWeights() {
    return shape().activeParametersBillion() * BILLION;
  }

  /** Returns the model width, from the weights of a block: width = sqrt(active / 12 layers). */
  private double width() {
    return Math.sqrt(activeWeights() / (BLOCK_WEIGHTS * shape().layers()));
  }

  private double bandwidth() {
    return accelerator().bandwidthGbPerS() * configuration.parallelism().tensor();
  }

  private double flopsPerSecond() {
    return accelerator().peakTflops() * TERA * configuration.parallelism().tensor();
  }

  private Accelerator accelerator() {
    return configuration.accelerator();
  }
}
