package io.slit.core.search;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.TtftModel;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.units.Share;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.TokenProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Fills the tables of a {@link PlanningProblem}. */
final class ProblemCompiler {
  private final PlanningInput input;
  private final List<Deployment> deployments;
  private final ServingTable serving;
  private final String modelId;

  ProblemCompiler(PlanningInput input, ServingPredictor predictor) {
    this.input = input;
    this.deployments = input.fleet().deployments();
    this.serving = new ServingTable(predictor);
    this.modelId = predictor.modelId();
  }

  PlanningProblem compile() {
    Pools pools = pools();
    int[][] allowed = new int[input.classes().size()][];
    int count = 0;
    for (int c = 0; c < allowed.length; c++) {
      allowed[c] = allowed(input.classes().get(c), pools);
      count += allowed[c].length;
    }
    Pairs pairs = new Pairs(allowed.length, count, ServingTable.LEVELS);
    int p = 0;
    for (int c = 0; c < allowed.length; c++) {
      for (int k : allowed[c]) {
        fill(pairs, p++, c, k, pools);
      }
      pairs.start[c + 1] = p;
    }
    LoadRule.book(input, pairs, pools);
    return new PlanningProblem(input, pairs, pools, modelId);
  }

  private Pools pools() {
    Pools pools = new Pools(deployments.size(), ServingTable.LEVELS);
    for (int k = 0; k < deployments.size(); k++) {
      Deployment deployment = deployments.get(k);
      Datacenter site = input.fleet().getSite(deployment.site());
      pools.set(k, deployment, site.pue(), input.environment().find(site.id()).orElse(null));
      pools.slots[k] = slots(deployment);
      ServingTable.fillLevels(pools.concurrency, k, pools.slots[k]);
    }
    return pools;
  }

  /** Requests of the mean size that asks for this model which the cache of a replica holds. */
  private double slots(Deployment deployment) {
    double tokens = 0;
    double weight = 0;
    for (RequestClass one : input.classes()) {
      if (one.profile().choice().models().contains(deployment.model().name())) {
        TokenProfile profile = one.profile().tokens();
        double rate = Math.max(input.demand().ratePerSecond(one.id()), 1e-9);
        tokens += rate * (profile.meanInput() + profile.meanOutput());
        weight += rate;
      }
    }
    double mean = weight == 0 ? 1 : tokens / weight;
    double kvGb = mean * deployment.model().shape().kvGbPerToken();
    return Math.max(1, Math.min(ServingTable.MAX_CONCURRENCY, deployment.cacheGb() / kvGb));
  }

  private int[] allowed(RequestClass requestClass, Pools pools) {
    int[] found =
        IntStream.range(0, deployments.size())
            .filter(k -> pools.units[k] > 0 && mayServe(requestClass, deployments.get(k)))
            .toArray();
    if (found.length == 0) {
      throw new PlanningException(
          "No deployment may serve the class %s (models %s, residency %s, TTFT p95 %.0f ms). Deploy a model for it, or mend the signals of its sites."
              .formatted(
                  requestClass.id(),
                  requestClass.profile().choice().models(),
                  requestClass.profile().residency(),
                  requestClass.profile().service().ttftP95().millis()));
    }
    return found;
  }

  private boolean mayServe(RequestClass requestClass, Deployment deployment) {
    ModelChoice choice = requestClass.profile().choice();
    return choice.models().contains(deployment.model().name())
        && requestClass.mayRunAt(input.fleet().getSite(deployment.site()))
        && meetsFloor(choice, requestClass, deployment)
        && unloadedP95Seconds(requestClass, deployment)
            <= requestClass.profile().service().ttftP95().seconds();
  }

  private static boolean meetsFloor(
      ModelChoice choice, RequestClass requestClass, Deployment deployment) {
    Optional<Share> score = deployment.model().findQuality(requestClass.profile().task());
    return !(choice instanceof ModelChoice.Alias alias)
        || score.filter(value -> value.compareTo(alias.minQuality()) >= 0).isPresent();
  }

  private double unloadedP95Seconds(RequestClass requestClass, Deployment deployment) {
    return networkSeconds(requestClass, deployment)
        + serving.prefillSeconds(deployment, requestClass.profile().tokens().p95Input());
  }

  private double networkSeconds(RequestClass requestClass, Deployment deployment) {
    return TtftModel.network(
            input.network().roundTrip(requestClass.origin().id(), deployment.site()),
            input.policy().halfRoundTrips())
        .seconds();
  }

  private void fill(Pairs pairs, int p, int c, int k, Pools pools) {
    RequestClass requestClass = input.classes().get(c);
    Deployment deployment = deployments.get(k);
    TokenProfile tokens = requestClass.profile().tokens();
    pairs.requestClass[p] = c;
    pairs.deployment[p] = k;
    pairs.networkSeconds[p] = networkSeconds(requestClass, deployment);
    pairs.prefillP95Seconds[p] = serving.prefillSeconds(deployment, tokens.p95Input());
    pairs.quality[p] = quality(requestClass, deployment);
    List<ServingEstimate> estimates = serving.byLevel(deployment, tokens, pools, k);
    pairs.prefillSeconds[p] = estimates.get(0).prefillSeconds().value();
    pairs.basis[p] = estimates.get(0).basis();
    for (int level = 0; level < pairs.levels; level++) {
      ServingEstimate estimate = estimates.get(level);
      int at = p * pairs.levels + level;
      pairs.decodeSeconds[at] = tokens.meanOutput() * estimate.tpotSeconds().value();
      pairs.gpuJoules[at] = estimate.gpuJoules().value();
    }
    pairs.workSeconds[p] =
        pairs.prefillSeconds[p] + pairs.decodeSeconds[(p + 1) * pairs.levels - 1] / pools.slots[k];
  }

  private static double quality(RequestClass requestClass, Deployment deployment) {
    return deployment
        .model()
        .findQuality(requestClass.profile().task())
        .orElseThrow(
            () ->
                new PlanningException(
                    "The quality of %s on the task %s is not known. Add it to the scenario."
                        .formatted(deployment.model().name(), requestClass.profile().task())))
        .value();
  }
}
