package io.slit.core.search;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.Latency;
import io.slit.core.units.Share;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.Residency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tiny problems where every class loads every deployment alike, so that demand and capacity can be
 * counted in quanta of equal size and brute force over whole quanta is exact.
 */
final class Grids {
  /** Quanta that one node holds. */
  static final int QUANTA_PER_NODE = 4;

  private Grids() {}

  /**
   * Returns the problem of these distances.
   *
   * @param rttMillis by class and deployment; NaN where the class may not run
   * @param nodes by deployment
   * @param quanta demand by class
   */
  static PlanningProblem problem(double[][] rttMillis, int[] nodes, int[] quanta) {
    PlanningInput input = input(rttMillis, nodes);
    double loadSeconds = PlanningProblem.compile(input, Worlds.CONSTANT).pairs.loadSeconds[0];
    double quantumPerSecond = 1 / loadSeconds / QUANTA_PER_NODE;
    Map<ClassId, Double> demand = new LinkedHashMap<>();
    for (int c = 0; c < quanta.length; c++) {
      demand.put(input.classes().get(c).id(), quanta[c] * quantumPerSecond);
    }
    return PlanningProblem.compile(input.withDemand(Demand.of(demand)), Worlds.CONSTANT);
  }

  private static PlanningInput input(double[][] rttMillis, int[] nodes) {
    List<Datacenter> sites = new ArrayList<>();
    List<Deployment> deployments = new ArrayList<>();
    Map<SiteId, SiteConditions> conditions = new LinkedHashMap<>();
    for (int k = 0; k < nodes.length; k++) {
      sites.add(Worlds.site("S" + k, "eu", 1.2));
      deployments.add(Worlds.deployment("S" + k, model(k), nodes[k]));
      conditions.put(new SiteId("S" + k), Worlds.conditions(100 + 50 * k, 50, 0.5, 4));
    }
    List<RequestClass> classes =
        IntStream.range(0, rttMillis.length).mapToObj(c -> requestClass(c, rttMillis[c])).toList();
    return new PlanningInput(
        Fleet.of(sites, deployments),
        classes,
        (origin, site) -> Latency.ofMillis(rttMillis[index(origin.value())][index(site.value())]),
        Worlds.HOUR,
        Demand.of(Map.of()),
        Environment.of(conditions),
        PlanningPolicy.DEFAULT);
  }

  private static LlmModel model(int k) {
    return Worlds.model("m" + k, 5, 0.8);
  }

  private static int index(String name) {
    return Integer.parseInt(name.substring(1));
  }

  private static RequestClass requestClass(int c, double[] rttMillis) {
    List<ModelName> models =
        IntStream.range(0, rttMillis.length)
            .filter(k -> !Double.isNaN(rttMillis[k]))
            .mapToObj(k -> model(k).name())
            .toList();
    ModelChoice choice = new ModelChoice.Alias("alias" + c, models, Share.NONE);
    return RequestClass.of(
        Worlds.profile("p" + c, choice, Residency.ANYWHERE), Worlds.origin("O" + c, "eu"));
  }

  /** Least total of rtt x quanta over all whole-quanta plans within capacity; infinite if none. */
  static double bruteForce(double[][] rttMillis, int[] nodes, int[] quanta) {
    int[] free = IntStream.of(nodes).map(count -> count * QUANTA_PER_NODE).toArray();
    return place(rttMillis, free, quanta, 0, 0, quanta[0]);
  }

  private static double place(double[][] rtt, int[] free, int[] quanta, int c, int k, int missing) {
    if (missing == 0) {
      return c + 1 == quanta.length ? 0 : place(rtt, free, quanta, c + 1, 0, quanta[c + 1]);
    }
    if (k == free.length) {
      return Double.POSITIVE_INFINITY;
    }
    double least = Double.POSITIVE_INFINITY;
    int most = Double.isNaN(rtt[c][k]) ? 0 : Math.min(free[k], missing);
    for (int here = 0; here <= most; here++) {
      free[k] -= here;
      double cost = here == 0 ? 0 : here * rtt[c][k];
      least = Math.min(least, cost + place(rtt, free, quanta, c, k + 1, missing - here));
      free[k] += here;
    }
    return least;
  }
}
