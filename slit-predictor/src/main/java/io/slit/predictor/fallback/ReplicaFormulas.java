package io.slit.predictor.fallback;

import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;

/**
 * The formulas of one configuration on the points of {@link LogGrid}: the values of {@link
 * PrefillModel}, {@link DecodeModel} and {@link EnergyModel}, with everything computed once that
 * does not depend on tokens. Immutable.
 */
public final class ReplicaFormulas {
  private final ServingConfiguration configuration;
  private final Roofline roofline;
  private final double floorSeconds;
  private final double[] concurrency;
  private final double[] contextFreeSeconds;
  private final double[] weightsReadSeconds;
  private final double[] cacheReadSecondsPerToken;
  private final double[] computeSeconds;
  private final double[] stagesAtWork;

  /** Computes the points up to a load. */
  public ReplicaFormulas(ServingConfiguration configuration, double maxConcurrency) {
    this.configuration = configuration;
    this.roofline = new Roofline(configuration);
    this.floorSeconds = PrefillModel.floorSeconds(configuration);
    int points = LogGrid.pointsUpTo(maxConcurrency);
    this.concurrency = new double[points];
    this.contextFreeSeconds = new double[points];
    this.weightsReadSeconds = new double[points];
    this.cacheReadSecondsPerToken = new double[points];
    this.computeSeconds = new double[points];
    this.stagesAtWork = new double[points];
    for (int i = 0; i < points; i++) {
      double load = LogGrid.point(i);
      double batch = roofline.microBatch(load);
      concurrency[i] = load;
      contextFreeSeconds[i] = DecodeModel.contextFreeSeconds(configuration, load);
      weightsReadSeconds[i] = roofline.weightsReadSeconds(batch);
      cacheReadSecondsPerToken[i] = roofline.cacheReadSeconds(batch);
      computeSeconds[i] = roofline.decodeComputeSeconds(load);
      stagesAtWork[i] = roofline.stagesAtWork(load);
    }
  }

  /**
   * What the formulas need to know of a request.
   *
   * @param outputTokens generated tokens
   * @param contextTokens mean tokens in the cache
   * @param promptSeconds roofline time of the prompt's arithmetic
   * @param prefillSeconds time to process the prompt
   * @param joiningSeconds how long it holds up the others when it joins them
   */
  public record Request(
      double outputTokens,
      double contextTokens,
      double promptSeconds,
      double prefillSeconds,
      double joiningSeconds) {}

  /** Returns a request of some tokens. */
  public Request request(TokenMix tokens) {
    double prompt = PrefillModel.processedTokens(configuration, tokens);
    double work = PrefillModel.workSeconds(configuration, prompt);
    return new Request(
        tokens.output(),
        tokens.meanContext(),
        roofline.prefillComputeSeconds(prompt),
        PrefillModel.seconds(floorSeconds, work),
        DecodeModel.joiningSeconds(configuration, work));
  }

  /** Returns how many points it has. */
  public int points() {
    return concurrency.length;
  }

  /** Returns the time per output token at a point, in s. */
  public double tpotSeconds(int point, Request request) {
    double cache = request.contextTokens() * cacheReadSecondsPerToken[point];
    double promptsPerStep = (concurrency[point] - 1) / request.outputTokens();
    return contextFreeSeconds[point]
        + cache / DecodeModel.BANDWIDTH_EFFICIENCY
        + promptsPerStep * request.joiningSeconds();
  }

  /** Returns the replica time that one of the requests at a point stands for, in s. */
  public double ownSeconds(int point, Request request, double prefill, double tpot) {
    return (prefill + request.outputTokens() * tpot) / concurrency[point];
  }

  /**
   * Returns the GPU energy of the prompt that {@code watts x ownSeconds} leaves out, in J.
   *
   * <p>A prompt has the replica to itself at the power of prefill; that product charges a share of
   * its time, and half of what it holds others up, at the mean power.
   *
   * @param watts mean power at the point
   */
  double promptJoules(int point, Request request, double watts) {
    double load = concurrency[point];
    double busy = Math.min(1, request.promptSeconds() / request.prefillSeconds());
    double onAllStages = request.prefillSeconds() / configuration.parallelism().pipeline();
    double whole = EnergyModel.watts(configuration, busy) * onAllStages;
    double charged = request.prefillSeconds() / load + request.joiningSeconds() * (load - 1) / load;
    return whole - watts * charged;
  }

  /**
   * Returns by how much a prompt longer than the measured ones takes more energy than {@code watts
   * x ownSeconds} says, in J; 0 for prompts up to those.
   */
  public double longPromptJoules(int point, Request request, Request measured, double watts) {
    if (request.prefillSeconds() <= measured.prefillSeconds()) {
      return 0;
    }
    return Math.max(0, promptJoules(point, request, watts) - promptJoules(point, measured, watts));
  }

  /**
   * Returns the power of all GPUs at a point, in W.
   *
   * @param ownSeconds analytic time that one of the requests stands for
   */
  public double watts(int point, Request request, double ownSeconds) {
    double cache = request.contextTokens() * cacheReadSecondsPerToken[point];
    double step = Math.max(weightsReadSeconds[point] + cache, computeSeconds[point]);
    double needed = request.promptSeconds() + request.outputTokens() * step / concurrency[point];
    double busy = Math.min(1, needed / ownSeconds) * stagesAtWork[point];
    return EnergyModel.watts(configuration, busy);
  }
}
