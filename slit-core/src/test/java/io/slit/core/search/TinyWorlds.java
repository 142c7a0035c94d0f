package io.slit.core.search;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.Residency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Random worlds so small that every plan of a share grid and every number of units can be tried.
 */
final class TinyWorlds {
  /** Parts that the share of a class is split into. */
  static final int STEPS = 10;

  private TinyWorlds() {}

  /**
   * Returns two classes that any of some sites may serve. Some prices are negative; some sites keep
   * a unit on standby; every fourth world has a class without demand.
   */
  static PlanningInput input(long seed, int sites, double demand) {
    Random random = new Random(seed);
    LlmModel model = Worlds.model("small", 5, 0.8);
    List<Datacenter> places = new ArrayList<>();
    List<Deployment> deployments = new ArrayList<>();
    Map<SiteId, SiteConditions> conditions = new LinkedHashMap<>();
    double[][] millis = new double[2][sites];
    for (int i = 0; i < sites; i++) {
      places.add(Worlds.site("S" + i, "eu", 1.05 + 0.5 * random.nextDouble()));
      deployments.add(withStandby(Worlds.deployment("S" + i, model, 2), random.nextInt(3) / 2));
      conditions.put(new SiteId("S" + i), conditions(random));
      millis[0][i] = 5 + 100 * random.nextDouble();
      millis[1][i] = 5 + 100 * random.nextDouble();
    }
    ModelChoice choice = new ModelChoice.Pinned(model.name());
    List<RequestClass> classes = new ArrayList<>();
    Map<ClassId, Double> demands = new LinkedHashMap<>();
    for (int c = 0; c < 2; c++) {
      RequestClass one =
          RequestClass.of(
              Worlds.profile("chat", choice, Residency.ANYWHERE), Worlds.origin("O" + c, "eu"));
      classes.add(one);
      boolean silent = c == 1 && seed % 4 == 3;
      demands.put(one.id(), silent ? 0 : demand * (0.2 + random.nextDouble()));
    }
    return new PlanningInput(
        Fleet.of(places, deployments),
        classes,
        (origin, site) -> Latency.ofMillis(millis[index(origin.value())][index(site.value())]),
        Worlds.HOUR,
        Demand.of(demands),
        Environment.of(conditions),
        PlanningPolicy.DEFAULT);
  }

  private static SiteConditions conditions(Random random) {
    return Worlds.conditions(
        20 + 700 * random.nextDouble(),
        -20 + 150 * random.nextDouble(),
        2 * random.nextDouble(),
        0.2 + 4 * random.nextDouble());
  }

  private static int index(String name) {
    return Integer.parseInt(name.substring(1));
  }

  static Deployment withStandby(Deployment one, int units) {
    return new Deployment(one.id(), one.model(), one.pool(), one.engine(), one.nodes(), units);
  }

  /** Shows every plan whose shares are whole tenths, with every number of units that may be on. */
  static void forEachGridPlan(PlanningProblem problem, Consumer<PlanBuffer> look) {
    shares(problem, 0, problem.pairStart(0), STEPS, new PlanBuffer(problem), look);
  }

  private static void shares(
      PlanningProblem problem, int c, int p, int left, PlanBuffer plan, Consumer<PlanBuffer> look) {
    if (c == problem.classes()) {
      units(problem, 0, plan, look);
    } else if (p == problem.pairEnd(c) - 1) {
      plan.shares[p] = left / (double) STEPS;
      shares(problem, c + 1, p + 1, STEPS, plan, look);
    } else {
      for (int part = 0; part <= left; part++) {
        plan.shares[p] = part / (double) STEPS;
        shares(problem, c, p + 1, left - part, plan, look);
      }
    }
  }

  private static void units(
      PlanningProblem problem, int k, PlanBuffer plan, Consumer<PlanBuffer> look) {
    if (k == problem.deployments() || problem.physics() != Physics.CONSOLIDATION) {
      look.accept(plan);
      return;
    }
    for (int on = problem.pools.minUnits[k]; on <= problem.pools.units[k]; on++) {
      plan.units[k] = on;
      units(problem, k + 1, plan, look);
    }
  }
}
