package io.slit.server.replay;

import io.slit.core.fleet.Fleet;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.simulation.ClassBook;
import io.slit.core.simulation.LatencyHistogram;
import io.slit.core.simulation.RequestSource;
import io.slit.core.simulation.Simulation;
import io.slit.core.simulation.SimulationResult;
import io.slit.core.simulation.policy.Ground;
import io.slit.core.simulation.policy.Idle;
import io.slit.core.simulation.policy.Policy;
import io.slit.core.simulation.policy.RunningPolicy;
import io.slit.core.units.Share;
import io.slit.core.workload.RequestClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one policy through the windows of a scene. For one thread. */
final class CellRunner {
  private static final double GRAMS_PER_KG = 1000;

  private final Scene scene;
  private final Policy policy;
  private final Account account;
  private final MicrogridAccount power;
  private final LatencyHistogram tpot = new LatencyHistogram();
  private double seconds;
  private long open;
  private long missed;
  private long late;
  private long answered;
  private long finished;
  private double quality;
  private long dispatched;
  private double elsewhere;
  private long compared;
  private double plannedTtft;
  private double plannedSeconds;
  private final Map<Metric, Double> planned = new EnumMap<>(Metric.class);

  private CellRunner(Scene scene, Policy policy) {
    this.scene = scene;
    this.policy = policy;
    this.account = new Account(scene.stage().fleet(), scene.briefing(0).ground().planning());
    this.power = scene.microgridAccount();
  }

  /** Returns what a policy did; what is above the idle fleet is left open. */
  static CellResult run(Scene scene, Policy policy, Cell cell) {
    CellRunner runner = new CellRunner(scene, policy);
    for (int window = 0; window < scene.windows().size(); window++) {
      runner.run(window);
    }
    return new CellResult(
        cell,
        policy.information(),
        runner.metrics(),
        runner.account.ttftMillis(),
        runner.account.flows());
  }

  private void run(int index) {
    ReplayWindow window = scene.windows().get(index);
    RunningPolicy running = scene.briefing(index).dispatcher(policy);
    RequestSource requests = policy instanceof Idle ? arrival -> false : scene.requests(index);
    SimulationResult result = Simulation.run(scene.stage().over(window), requests, running);
    if (!result.flow().isBalanced()) {
      throw new IllegalStateException(
          "The books of %s do not balance: %s.".formatted(policy.name(), result.flow()));
    }
    for (int step = window.stepsBefore(); step < window.steps(); step++) {
      account.add(result.epochs().get(step), window.at(step), scene.conditions(index, step));
      power.add(
          result.epochs().get(step), MicrogridAccount.Step.of(window, step, scene.part(index)));
    }
    seconds += window.countedSeconds();
    book(result);
    running.plan().ifPresent(plan -> compare(plan, result, index));
  }

  private void book(SimulationResult result) {
    open += result.flow().open().requests();
    finished += result.flow().served().requests();
    tpot.add(result.tpot());
    for (ClassBook book : result.classes()) {
      missed += book.ttftMisses();
      late += book.late();
      answered += book.ttft().count();
    }
    Ground ground = scene.briefing(0).ground();
    for (int k = 0; k < result.deployments().size(); k++) {
      List<Long> byClass = result.deployments().get(k).dispatchedByClass();
      for (int c = 0; c < byClass.size(); c++) {
        dispatched += byClass.get(c);
        quality += byClass.get(c) * quality(ground, ground.classes().get(c), k);
      }
    }
  }

  private static double quality(Ground ground, RequestClass one, int k) {
    Optional<Share> score =
        ground
            .quality()
            .findQuality(ground.fleet().deployments().get(k).model(), one.profile().task());
    return score.map(Share::value).orElse(0.0);
  }

  /** Compares what a plan said with what became of it, where it held all the time. */
  private void compare(PublishedPlan plan, SimulationResult result, int index) {
    double part = scene.windows().get(index).countedSeconds() / plan.epoch().seconds();
    add(Metric.PLANNED_CARBON_KG, part * plan.objectives().get(Objective.CARBON) / GRAMS_PER_KG);
    add(Metric.PLANNED_WATER_L, part * plan.objectives().get(Objective.WATER));
    add(Metric.PLANNED_COST_USD, part * plan.objectives().get(Objective.COST));
    double length = scene.windows().get(index).countedSeconds();
    plannedTtft += length * plan.objectives().get(Objective.TTFT);
    plannedSeconds += length;
    if (scene.isOneEpoch(index)) {
      compareSplit(plan.plan(), result);
    }
  }

  private void add(Metric metric, double value) {
    planned.merge(metric, value, Double::sum);
  }

  private void compareSplit(RoutingPlan plan, SimulationResult result) {
    Fleet fleet = scene.stage().fleet();
    double[] expected = new double[fleet.deployments().size()];
    long[] realised = new long[expected.length];
    long all = 0;
    for (int c = 0; c < plan.shape().classes().size(); c++) {
      long ofClass = 0;
      for (int k = 0; k < realised.length; k++) {
        long sent = result.deployments().get(k).dispatchedByClass().get(c);
        realised[k] += sent;
        ofClass += sent;
      }
      for (int i = 0; i < plan.rowSize(c); i++) {
        expected[plan.rowDeployment(c, i)] += ofClass * plan.rowShare(c, i);
      }
      all += ofClass;
    }
    for (int k = 0; k < realised.length; k++) {
      elsewhere += Math.abs(expected[k] - realised[k]) / 2;
    }
    compared += all;
  }

  private Map<Metric, Double> metrics() {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    metrics.put(Metric.MEASURED_S, seconds);
    account.write(metrics);
    power.write(metrics);
    metrics.put(Metric.REQUESTS_OPEN, (double) open);
    if (tpot.count() > 0) {
      metrics.put(Metric.TPOT_MEAN_MS, 1000 * tpot.meanSeconds());
    }
    putPart(metrics, Metric.SLO_MISS_SHARE, (double) missed, (double) answered);
    putPart(metrics, Metric.LATE_SHARE, (double) late, (double) finished);
    putPart(metrics, Metric.QUALITY, quality, (double) dispatched);
    putPart(metrics, Metric.SPLIT_DISTANCE, elsewhere, (double) compared);
    putPart(metrics, Metric.PLANNED_TTFT_MS, plannedTtft, plannedSeconds);
    metrics.putAll(planned);
    return metrics;
  }

  private static void putPart(
      Map<Metric, Double> metrics, Metric metric, double part, double whole) {
    if (whole > 0) {
      metrics.put(metric, part / whole);
    }
  }
}
