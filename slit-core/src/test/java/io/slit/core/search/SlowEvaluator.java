package io.slit.core.search;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.Footprint;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.core.units.Power;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.TokenProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * What a plan is worth, a second time and slowly: written from the documentation over the input
 * itself, without the compiled tables. Little's law is solved by bisection.
 */
final class SlowEvaluator {
  private static final int LEVELS = 12;
  private static final double TAIL = 0.05;

  private final PlanningInput input;
  private final ServingPredictor predictor;

  /** Part of one class that one deployment serves. */
  private record Flow(RequestClass requestClass, double perSecond) {}

  /** What a deployment does under a plan. */
  private record Operation(double waitSeconds, double waitP95Seconds, double itWatts) {}

  SlowEvaluator(PlanningInput input, ServingPredictor predictor) {
    this.input = input;
    this.predictor = predictor;
  }

  ObjectiveVector evaluate(RoutingPlan plan) {
    double[] sums = new double[Objective.values().length];
    double requests = 0;
    for (int k = 0; k < input.fleet().deployments().size(); k++) {
      Deployment deployment = input.fleet().deployments().get(k);
      List<Flow> flows = flows(plan, k);
      Operation operation = operate(deployment, plan.poweredUnits(k), flows);
      for (Flow flow : flows) {
        double seconds =
            networkSeconds(flow, deployment)
                + prefillSeconds(flow, deployment)
                + operation.waitSeconds();
        sums[Objective.TTFT.index()] += flow.perSecond() * seconds * 1000;
        sums[Objective.QUALITY_LOSS.index()] += flow.perSecond() * (1 - quality(flow, deployment));
        requests += flow.perSecond();
      }
      addFootprint(deployment, operation.itWatts(), sums);
    }
    sums[Objective.TTFT.index()] /= requests;
    sums[Objective.QUALITY_LOSS.index()] /= requests;
    return ObjectiveVector.of(sums);
  }

  /** Mean over requests of how far the 95th percentile of TTFT is above the SLO, relative to it. */
  double sloOverrun(RoutingPlan plan) {
    double over = 0;
    for (int k = 0; k < input.fleet().deployments().size(); k++) {
      Deployment deployment = input.fleet().deployments().get(k);
      List<Flow> flows = flows(plan, k);
      Operation operation = operate(deployment, plan.poweredUnits(k), flows);
      for (Flow flow : flows) {
        double p95 =
            networkSeconds(flow, deployment)
                + prefillSeconds(deployment, tokens(flow).p95Input())
                + operation.waitP95Seconds();
        double slo = flow.requestClass().profile().service().ttftP95().seconds();
        over += flow.perSecond() * Math.max(0, p95 / slo - 1);
      }
    }
    return over / input.demand().totalPerSecond();
  }

  private List<Flow> flows(RoutingPlan plan, int k) {
    List<Flow> flows = new ArrayList<>();
    for (int c = 0; c < input.classes().size(); c++) {
      RequestClass one = input.classes().get(c);
      double perSecond = plan.share(c, k) * input.demand().ratePerSecond(one.id());
      if (perSecond > 0) {
        flows.add(new Flow(one, perSecond));
      }
    }
    return flows;
  }

  private Operation operate(Deployment deployment, int units, List<Flow> flows) {
    double replicas = units * deployment.replicasPerUnit();
    double gpuIdle =
        deployment.pool().accelerator().power().idle().watts() * deployment.parallelism().gpus();
    double hosts =
        units * deployment.nodesPerUnit() * deployment.pool().host().power().watts()
            + deployment.pool().accelerator().power().idle().watts()
                * (units * deployment.nodesPerUnit() * deployment.pool().gpusPerNode()
                    - replicas * deployment.parallelism().gpus());
    if (flows.isEmpty()) {
      return new Operation(0, 0, hosts + replicas * gpuIdle);
    }
    double slots = slots(deployment);
    double rate = flows.stream().mapToDouble(Flow::perSecond).sum();
    double prefill = sum(flows, flow -> prefillSeconds(flow, deployment));
    double stages = deployment.parallelism().pipeline();
    double rho = prefill / stages / replicas;
    double stretch = 1 / (1 - Math.min(0.98, rho));
    double b =
        solve(
            slots,
            at ->
                (prefill + stretch * sum(flows, f -> decode(f, deployment, slots, at))) / replicas);
    double busy = b < 1e-9 ? 1 : b / (1 - Math.exp(-b));
    double watts =
        hosts
            + sum(flows, f -> joules(f, deployment, slots, busy))
            + replicas * gpuIdle * Math.exp(-b);
    double mean = prefill / stages / rate;
    double secondMoment =
        sum(
                flows,
                f -> {
                  double seconds = prefillSeconds(f, deployment) / stages;
                  return seconds * seconds * (1 + tokens(f).inputScv());
                })
            / rate;
    double turn = wait(1, rho, mean, secondMoment / (mean * mean) - 1);
    double slot = wait(replicas * slots, b / slots, b * replicas / rate, 1);
    double p95 = p95(turn, waits(1, rho)) + p95(slot, waits(replicas * slots, b / slots));
    return new Operation(turn + slot, p95, watts);
  }

  private static double sum(List<Flow> flows, ToDoubleFunction<Flow> value) {
    return flows.stream().mapToDouble(f -> f.perSecond() * value.applyAsDouble(f)).sum();
  }

  /** Least b with b = law(b), or the slots where there is none. */
  private static double solve(double slots, DoubleUnaryOperator law) {
    if (law.applyAsDouble(slots) > slots) {
      return slots;
    }
    double low = 0;
    double high = slots;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (law.applyAsDouble(middle) > middle) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double wait(double servers, double utilisation, double seconds, double scv) {
    double rho = Math.min(0.995, utilisation);
    double factor = (input.policy().arrivalScv() + scv) / 2;
    return factor * waits(servers, rho) / (servers * (1 - rho)) * seconds;
  }

  private static double waits(double servers, double utilisation) {
    return Math.pow(Math.min(0.995, utilisation), Math.sqrt(2 * (servers + 1)) - 1);
  }

  private static double p95(double mean, double waits) {
    return waits <= TAIL ? 0 : mean / waits * Math.log(waits / TAIL);
  }

  private double slots(Deployment deployment) {
    double tokens = 0;
    double rate = 0;
    for (RequestClass one : input.classes()) {
      if (one.profile().choice().models().contains(deployment.model().name())) {
        double perSecond = Math.max(1e-9, input.demand().ratePerSecond(one.id()));
        tokens +=
            perSecond * (one.profile().tokens().meanInput() + one.profile().tokens().meanOutput());
        rate += perSecond;
      }
    }
    double fit = deployment.cacheGb() / (tokens / rate * deployment.model().shape().kvGbPerToken());
    return Math.max(1, Math.min(deployment.engine().maxConcurrency(), fit));
  }

  private double decode(Flow flow, Deployment deployment, double slots, double b) {
    return atLoad(
        slots,
        b,
        level -> tokens(flow).meanOutput() * ask(flow, deployment, level).tpotSeconds().value());
  }

  private double joules(Flow flow, Deployment deployment, double slots, double b) {
    return atLoad(slots, b, level -> ask(flow, deployment, level).gpuJoules().value());
  }

  /** Interpolates linearly between levels that are even on a logarithmic scale. */
  private static double atLoad(double slots, double b, DoubleUnaryOperator table) {
    if (b <= 1 || slots == 1) {
      return table.applyAsDouble(1);
    }
    double step = Math.log(slots) / (LEVELS - 1);
    int below = (int) Math.min(LEVELS - 2, Math.floor(Math.log(b) / step));
    double low = Math.exp(below * step);
    double high = Math.exp((below + 1) * step);
    double part = Math.min(1, (b - low) / (high - low));
    return (1 - part) * table.applyAsDouble(low)
        + part * table.applyAsDouble(Math.min(slots, high));
  }

  private static TokenProfile tokens(Flow flow) {
    return flow.requestClass().profile().tokens();
  }

  private ServingEstimate ask(Flow flow, Deployment deployment, double concurrency) {
    return ask(deployment, tokens(flow).meanInput(), tokens(flow).meanOutput(), concurrency);
  }

  private ServingEstimate ask(
      Deployment deployment, double inputTokens, double outputTokens, double concurrency) {
    return predictor.estimate(
        new ServingQuery(
            deployment.model(),
            deployment.pool().accelerator(),
            deployment.parallelism(),
            inputTokens,
            outputTokens,
            Math.max(1, concurrency)));
  }

  private double prefillSeconds(Flow flow, Deployment deployment) {
    return prefillSeconds(deployment, tokens(flow).meanInput());
  }

  private double prefillSeconds(Deployment deployment, double inputTokens) {
    return ask(deployment, inputTokens, 1, 1).prefillSeconds().value();
  }

  private double networkSeconds(Flow flow, Deployment deployment) {
    double roundTrip =
        input.network().roundTrip(flow.requestClass().origin().id(), deployment.site()).seconds();
    return roundTrip / 2 * input.policy().halfRoundTrips();
  }

  private static double quality(Flow flow, Deployment deployment) {
    return deployment
        .model()
        .findQuality(flow.requestClass().profile().task())
        .orElseThrow()
        .value();
  }

  private void addFootprint(Deployment deployment, double itWatts, double[] sums) {
    Datacenter site = input.fleet().getSite(deployment.site());
    Footprint footprint =
        Footprint.of(
            new Power(itWatts).over(input.epoch().seconds()),
            site.pue(),
            input.environment().find(site.id()).orElseThrow());
    sums[Objective.CARBON.index()] += footprint.carbon().grams();
    sums[Objective.WATER.index()] += footprint.water().litres();
    sums[Objective.COST.index()] += footprint.cost().usd();
  }
}
