package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.routing.DecisionId;
import io.slit.core.routing.DeploymentMask;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.planning.Capacity;
import io.slit.server.planning.FleetBoard;
import io.slit.server.planning.OpenDecisions;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.ServedScenario;
import io.slit.server.telemetry.ServerMetrics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller may ask for besides a model: policies, tenants, times, a dry run, a memory. */
class DecisionApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "\"model\":\"llama-3.1-8b\",\"origin\":\"US-CA\"";

  private final ServedScenario scenario = TwoSites.scenario();
  private final PlanBoard board = new PlanBoard(new TestServers.StandingClock());
  private final FleetBoard fleet = new FleetBoard();
  private final ServerMetrics metrics = new ServerMetrics();

  /** 4 units of 8 GPUs each; one GPU to a replica. */
  private final Capacity capacity = new Capacity(board, fleet, 1);

  private final OpenDecisions open =
      OpenDecisions.watched(
          2, () -> 0, (deployment, counts) -> capacity.changed(deployment, counts));
  private final RouteService service =
      new RouteService(
          board,
          scenario,
          metrics,
          new Deciding(
              fleet::state, Map.of("green", new PlanPreference.Lowest(Objective.CARBON)), open));

  /** In force: origin US-CA all to the US. The other one of the front: all to the EU. */
  @BeforeEach
  void publish() {
    PublishedPlan first = TwoSites.plan();
    PublishedPlan other =
        new PublishedPlan(
            "greener",
            first.epoch(),
            first.madeAt(),
            RoutingPlan.ofDense(
                scenario.shape(), new double[][] {{1, 0}, {1, 0}}, new int[] {4, 4}),
            ObjectiveVector.of(400, 500, 60, 4, 0.3),
            List.of(TwoSites.targets(1, 0), TwoSites.targets(1, 0)),
            "by-hand");
    board.publish(scenario.compiler().compile(first), List.of(scenario.compiler().compile(other)));
  }

  private JsonNode route(int status, String fields, Caller caller) throws Exception {
    return route(service, status, fields, caller);
  }

  private static JsonNode route(RouteService service, int status, String fields, Caller caller)
      throws Exception {
    String body = "{" + MODEL + (fields.isEmpty() ? "" : "," + fields) + "}";
    Answer answer = service.route(body.getBytes(StandardCharsets.UTF_8), caller);
    JsonNode json = JSON.readTree(answer.body());
    assertEquals(status, answer.status(), json.toString());
    return json;
  }

  private JsonNode route(String fields) throws Exception {
    return route(200, fields, Caller.ANYBODY);
  }

  private static String deployment(JsonNode json) {
    return json.at("/target/deployment").textValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'policy':'lowest:carbon'",
        "'policy':'weights:carbon=1'",
        "'policy':'limits:carbon=600'",
        "'weights':{'carbon':2,'water':0.1}",
        "'tenant':'green'"
      })
  void aRequestChoosesAnotherPlanOfTheFront(String fields) throws Exception {
    JsonNode json = route(fields.replace('\'', '"'));
    assertEquals("greener", json.at("/plan/id").textValue());
    assertEquals(TwoSites.EU, deployment(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'stream':true",
        "'policy':'default','tenant':'grey'",
        "'policy':'lowest:ttft'",
        "'weights':{'ttft':1,'cost_usd':1}",
        "'tenant':'grey'"
      })
  void otherwiseThePlanInForceDecides(String fields) throws Exception {
    JsonNode json = route(fields.replace('\'', '"').replace("cost_usd", "cost"));
    assertEquals(TwoSites.plan().id(), json.at("/plan/id").textValue());
    assertEquals(TwoSites.US, deployment(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "policy            | 'policy':'cheap'",
        "policy            | 'policy':'weights:carbon=-1'",
        "weights           | 'weights':{'carbon':0}",
        "weights.speed     | 'weights':{'speed':1}",
        "weights           | 'weights':{'carbon':1},'policy':'balanced'",
        "slo.deadline      | 'slo':{'deadline':'soon'}",
        "slo.deadline      | 'slo':{'deadline':'2023-07-10T11:00:00Z'}",
        "dry_run           | 'dry_run':1"
      })
  void namesTheFieldAtFault(String field, String fields) throws Exception {
    JsonNode json = route(400, fields.replace('\'', '"'), Caller.ANYBODY);
    assertEquals(field, json.get("field").textValue());
  }

  @Test
  void aKeyOfATenantSpeaksForItOnly() throws Exception {
    Caller green = new Caller(Set.of("green"));
    assertEquals("greener", route(200, "", green).at("/plan/id").textValue());
    JsonNode refused = route(403, "\"tenant\":\"grey\"", green);
    assertEquals("tenant", refused.get("field").textValue());
    assertEquals("urn:slit:problem:other-tenant", refused.get("type").textValue());
  }

  @Test
  void timesAskedForNarrowTheChoiceAndSayWhetherTheyAreMet() throws Exception {
    // 95th percentiles are 240 ms in the EU and 480 ms in the US; 15 ms a token
    JsonNode met = route("\"slo\":{\"ttft_ms\":300},\"explain\":true");
    assertEquals(TwoSites.EU, deployment(met));
    assertTrue(met.get("slo_met").booleanValue());
    assertEquals("misses-ttft", met.at("/explain/filtered/0/reason").textValue());
    JsonNode relaxed = route("\"slo\":{\"ttft_ms\":100}");
    assertEquals(TwoSites.US, deployment(relaxed));
    assertFalse(relaxed.get("slo_met").booleanValue());
    assertFalse(route("\"slo\":{\"tpot_ms\":14}").get("slo_met").booleanValue());
    String late = "\"max_output_tokens\":100,\"slo\":{\"deadline\":\"2023-07-10T12:00:01.800Z\"}";
    JsonNode inTime = route(late);
    assertEquals(TwoSites.EU, deployment(inTime));
    assertTrue(inTime.get("slo_met").booleanValue());
  }

  @Test
  void explainsWhatTheNextBestWouldHaveCost() throws Exception {
    JsonNode next = route("\"explain\":true").at("/explain/next_best");
    assertEquals(TwoSites.EU, next.get("deployment").textValue());
    assertEquals(-120, next.at("/difference/ttft_ms").doubleValue(), 1e-9);
    assertEquals(0.001, next.at("/difference/cost_usd").doubleValue(), 1e-12);
    assertEquals(0, next.at("/difference/carbon_g").doubleValue());
  }

  @Test
  void aDryRunLeavesNothingBehind() throws Exception {
    JsonNode json = route("\"dry_run\":true,\"request_id\":\"r\"");
    assertTrue(json.get("dry_run").booleanValue());
    assertFalse(json.has("decision_id"));
    assertEquals(0, open.inFlight(1));
    assertFalse(metrics.scrape().contains("slit_route_decisions_total{"));
    assertEquals(TwoSites.US, deployment(json));
  }

  @Test
  void remembersDecisionsAndReadsOlderNames() throws Exception {
    RouteService unlimited = new RouteService(board, scenario, metrics);
    JsonNode made =
        route(unlimited, 200, "\"tenant\":\"grey\",\"request_id\":\"r-1\"", Caller.ANYBODY);
    String id = made.get("decision_id").textValue();
    JsonNode known = decision(unlimited, 200, id, Caller.ANYBODY);
    assertEquals("all", known.get("known").textValue());
    assertEquals("r-1", known.get("request_id").textValue());
    assertEquals("grey", known.get("tenant").textValue());
    assertEquals(240, known.at("/estimates/ttft_ms").doubleValue());
    decision(unlimited, 404, id, new Caller(Set.of("green")));
    for (int i = 0; i < RecentDecisions.PLACES; i++) {
      route(unlimited, 200, "\"request_id\":\"later-" + i + "\"", Caller.ANYBODY);
    }
    JsonNode old = decision(unlimited, 200, id, Caller.ANYBODY);
    assertEquals("id", old.get("known").textValue());
    assertEquals(TwoSites.US, deployment(old));
    assertEquals(TwoSites.plan().id(), old.get("plan_id").textValue());
    decision(
        unlimited, 404, id.replace(id.charAt(0), id.charAt(0) == 'a' ? 'b' : 'a'), Caller.ANYBODY);
    decision(unlimited, 404, new DecisionId(1, 2, 77, 0).toString(), Caller.ANYBODY);
  }

  private static JsonNode decision(RouteService service, int status, String id, Caller caller)
      throws Exception {
    Answer answer = service.decisions().find(id, caller);
    JsonNode json = JSON.readTree(answer.body());
    assertEquals(status, answer.status(), json.toString());
    return json;
  }

  @Test
  void shedsWhenReplicasAreFullAndTakesRequestsAgainWhenOneEnds() throws Exception {
    int places = 2 * 4 * scenario.fleet().deployments().get(0).replicasPerUnit();
    String last = "";
    for (int i = 0; i < places; i++) {
      last = route("\"request_id\":\"r-" + i + "\"").get("decision_id").textValue();
    }
    Answer shed =
        service.route(("{" + MODEL + "}").getBytes(StandardCharsets.UTF_8), Caller.ANYBODY);
    assertEquals(429, shed.status());
    assertEquals("1000", shed.headers().get("retry-after-ms"));
    open.ended(DecisionId.parse(last).orElseThrow());
    route("\"request_id\":\"again\"");
  }

  @Test
  void aTargetThatFailsIsLeftOutAndNamed() throws Exception {
    fleet.showHealthy(DeploymentMask.of(2, k -> k == 0));
    JsonNode json = route("\"explain\":true");
    assertEquals(TwoSites.EU, deployment(json));
    assertEquals("unhealthy", json.at("/explain/filtered/0/reason").textValue());
    assertEquals(1, json.get("ranked").size());
    fleet.showHealthy(DeploymentMask.of(2, k -> false));
    assertEquals("fail-open", route("").get("mode").textValue());
  }

  @Test
  void sessionsStickWithinThePlanTheyChose() throws Exception {
    String session = "\"session_id\":\"s-1\",\"policy\":\"lowest:carbon\"";
    String first = deployment(route(session));
    for (int i = 0; i < 20; i++) {
      assertEquals(first, deployment(route(session)));
    }
    assertNotEquals("", first);
  }
}
