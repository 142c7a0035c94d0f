package io.slit.core.simulation;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.NodePool;
import io.slit.core.workload.TokenProfile;

/** The physics of a deployment with its curves over the batch laid out as tables. */
final class DeploymentSpeed {
  private static final double FREE_SHARE = 0.01;

  private final ReplicaPhysics physics;
  private final double[] decodeSeconds;
  private final double[] decodeWatts;
  final double perCachedToken;
  final int slots;
  final int prefillTokens;

  /** Tokens up to which new prompts are taken in: vLLM keeps a hundredth of its blocks free. */
  final double admitTokens;

  final double cacheTokens;
  final double pipelineStages;

  /** What a replica's part of its nodes draws besides its own GPUs. */
  final double hostWatts;

  DeploymentSpeed(ReplicaPhysics physics, Deployment deployment) {
    this.physics = physics;
    this.slots = physics.slots();
    this.perCachedToken = physics.speed().decodeSecondsPerCachedToken();
    this.prefillTokens = physics.speed().prefillTokens();
    this.cacheTokens = physics.cacheTokens();
    this.admitTokens = physics.cacheTokens() * (1 - FREE_SHARE);
    this.pipelineStages = physics.speed().pipelineStages();
    this.hostWatts = hostWatts(deployment);
    decodeSeconds = new double[slots + 1];
    decodeWatts = new double[slots + 1];
    for (int b = 0; b <= slots; b++) {
      decodeSeconds[b] = physics.speed().decodeSeconds().at(b);
      decodeWatts[b] = physics.draw().decodeWatts().at(b);
    }
  }

  private static double hostWatts(Deployment deployment) {
    NodePool pool = deployment.pool();
    int gpus = deployment.nodesPerUnit() * pool.gpusPerNode();
    int taken = deployment.replicasPerUnit() * deployment.parallelism().gpus();
    double hosts = deployment.nodesPerUnit() * pool.host().power().watts();
    double spare = (gpus - taken) * pool.accelerator().power().idle().watts();
    return (hosts + spare) / deployment.replicasPerUnit();
  }

  /** Returns the latency of a batch of prompts, in s. */
  double prefillSeconds(int tokens) {
    return physics.speed().prefillSeconds().at(tokens);
  }

  /** Returns the draw of a replica and its part of the host while it processes prompts, in W. */
  double prefillWatts(int tokens) {
    return hostWatts + physics.draw().prefillWatts().at(tokens);
  }

  /** Returns the same while it decodes. */
  double decodeWatts(int batch) {
    return hostWatts + decodeWatts[batch];
  }

  /** Returns the same while it waits or starts. */
  double idleWatts() {
    return hostWatts + physics.draw().idleWatts();
  }

  double startSeconds() {
    return physics.startSeconds();
  }

  /** Returns how long the next steps of a batch take, in s: each finds its tokens longer by one. */
  double decodeSeconds(DecodeBatch batch, long steps) {
    double growth = perCachedToken * batch.size() * 0.5 * steps * (steps - 1);
    return steps * firstStepSeconds(batch) + growth;
  }

  private double firstStepSeconds(DecodeBatch batch) {
    return decodeSeconds[batch.size()] + perCachedToken * batch.cached;
  }

  /** Returns the step that ends first after some time of decoding: a whole number, at least 1. */
  long stepsEndingAfter(DecodeBatch batch, double seconds) {
    double first = firstStepSeconds(batch);
    double half = 0.5 * perCachedToken * batch.size();
    double linear = first - half;
    double root =
        half == 0 || seconds <= 0
            ? seconds / first
            : 2 * seconds / (linear + Math.sqrt(linear * linear + 4 * half * seconds));
    return (long) Math.floor(Math.max(0, root)) + 1;
  }

  /** Returns what a mean request of some kind takes on a full replica, in s. */
  double fullSeconds(TokenProfile tokens) {
    double cached = Math.min(cacheTokens, slots * (tokens.meanInput() + tokens.meanOutput() / 2));
    double step = decodeSeconds[slots] + perCachedToken * cached;
    return prefillSeconds((int) tokens.meanInput()) + tokens.meanOutput() * step;
  }

  /** Returns how many steps fit into what is left of the cache. */
  long stepsThatFit(DecodeBatch batch) {
    return (long) Math.floor((cacheTokens - batch.cached) / batch.size());
  }
}
