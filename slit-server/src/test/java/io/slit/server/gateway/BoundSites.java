package io.slit.server.gateway;

import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.server.TwoSites;
import io.slit.server.gateway.RenderRequest.Wanted;
import io.slit.server.planning.ServedScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link TwoSites} with a class more: chat from DE that is bound to its region. */
final class BoundSites {
  /** The bound class. */
  static final String BOUND = "private@DE";

  private BoundSites() {}

  static ServedScenario scenario() {
    ServedScenario plain = TwoSites.scenario("http://eu.example:8000/v1", "https://us.example/v1");
    RequestClass first = plain.classes().get(0);
    RequestProfile chat = first.profile();
    RequestProfile bound =
        new RequestProfile(
            "private",
            chat.choice(),
            chat.task(),
            chat.tokens(),
            chat.service(),
            Residency.HOME_REGION);
    List<RequestClass> classes = new ArrayList<>(plain.classes());
    classes.add(RequestClass.of(bound, first.origin()));
    return new ServedScenario(
        plain.name(), plain.fleet(), classes, plain.defaultOrigin(), plain.epochLength());
  }

  /**
   * Returns 75 % and 25 % for chat@DE, all in the US for chat@US-CA, all in the EU for the bound.
   */
  static PublishedPlan plan() {
    PlanShape shape = scenario().shape();
    return new PublishedPlan(
        "plan-1",
        new Epoch(TwoSites.NOON, TwoSites.QUARTER),
        TwoSites.NOON,
        RoutingPlan.ofDense(shape, new double[][] {{0.75, 0.25}, {0, 1}, {1, 0}}, new int[] {4, 4}),
        ObjectiveVector.of(200, 1000, 50, 3, 0.3),
        List.of(
            TwoSites.targets(0.75, 0.25),
            TwoSites.targets(0, 1),
            TwoSites.targets(1, 0).subList(0, 1)),
        "by-hand");
  }

  /** Returns the weights of the plan for a demand of 3 and 1 requests/s, and 5 that are bound. */
  static PlanWeights weights(Wanted wanted) {
    Map<ClassId, Double> demand =
        Map.of(
            new ClassId("chat@DE"), 3.0, new ClassId("chat@US-CA"), 1.0, new ClassId(BOUND), 5.0);
    return weights(wanted, demand);
  }

  static PlanWeights weights(Wanted wanted, Map<ClassId, Double> demand) {
    ServedScenario scenario = scenario();
    return PlanWeights.of(
        plan(), scenario.classes(), demand, GatewayTargets.of(scenario.fleet()), wanted);
  }
}
