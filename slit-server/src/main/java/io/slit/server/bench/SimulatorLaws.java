package io.slit.server.bench;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Parallelism;
import io.slit.core.simulation.Curve;
import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.ReplicaPhysics;
import io.slit.core.simulation.RequestSource;
import io.slit.core.simulation.Simulation;
import io.slit.core.simulation.SimulationResult;
import io.slit.core.simulation.SimulationSetting;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** The engine's waits beside Erlang's: batching off, Poisson arrivals, exponential service. */
final class SimulatorLaws {
  private static final double STEP_SECONDS = 1e-3;
  private static final double MEAN_STEPS = 2000;
  private static final double MEAN_SECONDS = STEP_SECONDS * MEAN_STEPS;
  private static final int GPUS_OF_A_NODE = 8;

  /** One case: servers, utilisation. */
  private record Case(int servers, double utilisation) {}

  private static final Case[] CASES = {
    new Case(8, 0.5), new Case(8, 0.7), new Case(8, 0.85), new Case(16, 0.8), new Case(32, 0.9)
  };

  private SimulatorLaws() {}

  /** Returns the relative error of the mean wait, by case. */
  static Map<String, Double> errors(long requests, long seed) {
    Map<String, Double> figures = new LinkedHashMap<>();
    double worst = 0;
    for (Case one : CASES) {
      double error = error(one, requests, seed);
      worst = Math.max(worst, Math.abs(error));
      figures.put(name(one), error);
    }
    figures.put("mmc_wait_error_worst", worst);
    return figures;
  }

  private static String name(Case one) {
    return String.format(
        Locale.ROOT, "mmc_wait_error_c%d_rho%.2f", one.servers(), one.utilisation());
  }

  private static double error(Case one, long requests, long seed) {
    double rate = one.utilisation() * one.servers() / MEAN_SECONDS;
    SimulationSetting setting =
        OneSite.setting(servers(one.servers()), server(), Horizon.whole(requests / rate, 1));
    SimulationResult result =
        Simulation.run(
            setting, poisson(rate, new SplittableRandom(seed)), new OneSite.Everything());
    double expected = erlangC(one) * MEAN_SECONDS / one.servers() / (1 - one.utilisation());
    return result.ttft().meanSeconds() / expected - 1;
  }

  private static Deployment servers(int count) {
    LlmModel model = ModelCatalog.getModel("llama-3.1-8b");
    Parallelism alone = new Parallelism(1, 1);
    return OneSite.deployment(
        model, AcceleratorCatalog.H100_80GB, alone, 1, count / GPUS_OF_A_NODE);
  }

  /** One request at a time, no prefill: the service time is the number of steps. */
  private static ReplicaPhysics server() {
    return new ReplicaPhysics(
        new ReplicaPhysics.Speed(Curve.constant(0), Curve.constant(STEP_SECONDS), 0, 1, 1),
        new ReplicaPhysics.Draw(60, Curve.constant(700), Curve.constant(700)),
        1,
        1e9,
        0);
  }

  private static RequestSource poisson(double rate, SplittableRandom random) {
    double[] now = {0};
    return arrival -> {
      now[0] += -Math.log1p(-random.nextDouble()) / rate;
      double steps = -Math.log1p(-random.nextDouble()) * MEAN_STEPS;
      arrival.set(now[0], 0, 1, 1 + (int) Math.round(steps));
      return true;
    };
  }

  /** Erlang's C by the recursion of his B. */
  private static double erlangC(Case one) {
    double offered = one.utilisation() * one.servers();
    double blocked = 1;
    for (int n = 1; n <= one.servers(); n++) {
      blocked = offered * blocked / (n + offered * blocked);
    }
    return blocked / (1 - one.utilisation() * (1 - blocked));
  }
}
