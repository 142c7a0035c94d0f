package io.slit.core.search;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.TtftModel;
import io.slit.core.plan.TargetEstimate.Range;
import io.slit.core.search.Pairs.RelativeBand;
import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.TokenProfile;
import java.util.Arrays;
import java.util.List;
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
    int[][] allowed = allowed(pools);
    int count = Arrays.stream(allowed).mapToInt(row -> row.length).sum();
    Pairs pairs = new Pairs(allowed.length, count, ServingTable.LEVELS);
    int p = 0;
    for (int c = 0; c < allowed.length; c++) {
      for (int k : allowed[c]) {
        fill(pairs, p++, c, k, pools);
      }
      pairs.start[c + 1] = p;
    }
    LoadRule.book(input, pairs, pools);
    return new PlanningProblem(List.of(input), pairs, pools, modelId, Physics.CONSOLIDATION);
  }

  /** Returns for each class the deployments that may serve it and keep its SLO under load. */
  private int[][] allowed(Pools pools) {
    int[][] rows = new int[input.classes().size()][];
    double[] spread = new double[deployments.size()];
    for (int c = 0; c < rows.length; c++) {
      RequestClass one = input.classes().get(c);
      rows[c] =
          IntStream.range(0, deployments.size())
              .filter(k -> pools.units[k] > 0 && mayServe(one, deployments.get(k)))
              .toArray();
      for (int k : rows[c]) {
        spread[k] = Math.max(spread[k], spread(one, deployments.get(k)));
      }
    }
    for (int c = 0; c < rows.length; c++) {
      RequestClass one = input.classes().get(c);
      requireSome(one, rows[c]);
      int[] roomy =
          Arrays.stream(rows[c])
              .filter(k -> LoadRule.leavesRoom(slackSeconds(one, deployments.get(k)), spread[k]))
              .toArray();
      rows[c] = roomy.length == 0 ? rows[c] : roomy;
    }
    return rows;
  }

  private double spread(RequestClass one, Deployment deployment) {
    TokenProfile tokens = one.profile().tokens();
    double turn =
        serving.meanPrefillSeconds(deployment, tokens) / deployment.parallelism().pipeline();
    return LoadRule.spread(turn, tokens.inputScv(), input.policy());
  }

  private static void requireSome(RequestClass requestClass, int[] found) {
    if (found.length == 0) {
      throw new PlanningException(
          "No deployment may serve the class %s (models %s, residency %s, TTFT p95 %.0f ms). Deploy a model for it, relax its SLO, or mend the signals of its sites."
              .formatted(
                  requestClass.id(),
                  requestClass.profile().choice().models(),
                  requestClass.profile().residency(),
                  requestClass.profile().service().ttftP95().millis()));
    }
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

  /** Requests that a replica takes: the engine's limit, or mean ones that its cache holds. */
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
    return Math.max(1, Math.min(deployment.engine().maxConcurrency(), deployment.cacheGb() / kvGb));
  }

  private boolean mayServe(RequestClass requestClass, Deployment deployment) {
    return requestClass.mayRunOn(deployment, input.fleet().getSite(deployment.site()))
        && slackSeconds(requestClass, deployment) >= 0;
  }

  /** Returns what the SLO leaves to waiting, after the network and a long prompt's prefill. */
  private double slackSeconds(RequestClass requestClass, Deployment deployment) {
    return requestClass.profile().service().ttftP95().seconds()
        - networkSeconds(requestClass, deployment)
        - serving.prefillSeconds(deployment, requestClass.profile().tokens().p95Input());
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
    pairs.prefillSeconds[p] = serving.meanPrefillSeconds(deployment, tokens);
    pairs.turnSeconds[p] = pairs.prefillSeconds[p] / deployment.parallelism().pipeline();
    pairs.basis[p] = estimates.get(0).basis();
    pairs.band[p] = band(estimates.get(0), estimates.get(pairs.levels / 2));
    for (int level = 0; level < pairs.levels; level++) {
      ServingEstimate estimate = estimates.get(level);
      int at = p * pairs.levels + level;
      pairs.decodeSeconds[at] = tokens.meanOutput() * estimate.tpotSeconds().value();
      pairs.gpuJoules[at] = estimate.gpuJoules().value();
    }
    pairs.workSeconds[p] =
        pairs.turnSeconds[p] + pairs.decodeSeconds[(p + 1) * pairs.levels - 1] / pools.slots[k];
  }

  /**
   * TPOT and energy are taken at half the levels of concurrency, and hold in part at the others.
   */
  private static RelativeBand band(ServingEstimate alone, ServingEstimate busy) {
    return new RelativeBand(
        relative(alone.prefillSeconds()), relative(busy.tpotSeconds()), relative(busy.gpuJoules()));
  }

  private static Range relative(Estimate estimate) {
    return estimate.value() > 0
        ? new Range(
            Math.max(0, estimate.low() / estimate.value()), estimate.high() / estimate.value())
        : new Range(1, 1);
  }

  private double quality(RequestClass requestClass, Deployment deployment) {
    return input
        .quality()
        .findQuality(deployment.model(), requestClass.profile().task())
        .orElseThrow(
            () ->
                new PlanningException(
                    "The quality of %s on the task %s is not known. Add it to the scenario."
                        .formatted(deployment.model().name(), requestClass.profile().task())))
        .value();
  }
}
