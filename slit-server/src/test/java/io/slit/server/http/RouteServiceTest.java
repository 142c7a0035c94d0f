package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.core.routing.DecisionId;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.ServedScenario;
import io.slit.server.telemetry.ServerMetrics;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServedScenario scenario = TwoSites.scenario();
  private final PlanBoard board = new PlanBoard(new TestServers.StandingClock());
  private final RouteService service = new RouteService(board, scenario, new ServerMetrics());

  private JsonNode route(int status, String body) throws Exception {
    board.publish(scenario.compiler().compile(TwoSites.plan()));
    Answer answer = service.route(body.getBytes(StandardCharsets.UTF_8));
    JsonNode json = JSON.readTree(answer.body());
    assertEquals(status, answer.status(), json.toString());
    assertEquals(
        status == 200 ? "application/json" : "application/problem+json", answer.contentType());
    return json;
  }

  @Test
  void needsAModelOnly() throws Exception {
    JsonNode json = route(200, "{\"model\":\"llama-3.1-8b\"}");
    assertTrue(DecisionId.parse(json.get("decision_id").textValue()).isPresent());
    assertFalse(json.get("request_id").textValue().isBlank());
    assertEquals("plan", json.get("mode").textValue());
    assertEquals("llama-3.1-8b", json.at("/target/model").textValue());
    assertEquals("2023-07-10T12:00:00Z", json.at("/plan/epoch_start").textValue());
    assertFalse(json.at("/plan/stale").booleanValue());
    assertEquals(0.2, json.at("/estimates/energy_wh").doubleValue(), 1e-12);
    assertEquals(1, json.at("/estimates/water_ml").doubleValue(), 1e-12);
    assertEquals("measured", json.at("/estimates/basis").textValue());
    assertEquals(
        json.at("/target/deployment").textValue(), json.at("/ranked/0/deployment").textValue());
    assertEquals(2, json.get("ranked").size());
    assertTrue(json.get("overhead_us").doubleValue() > 0);
  }

  @Test
  void sameRequestIdGoesToTheSameTarget() throws Exception {
    String body = "{\"model\":\"llama-3.1-8b\",\"request_id\":\"r-17\"}";
    assertEquals(route(200, body).get("decision_id"), route(200, body).get("decision_id"));
  }

  @Test
  void takesNamesAsPeopleTypeThem() throws Exception {
    route(200, "{\"model\":\"Meta-Llama/Llama-3.1-8B-instruct\"}");
  }

  @Test
  void keepsResidencyAndExplainsIt() throws Exception {
    JsonNode json =
        route(
            200,
            "{\"model\":\"llama-3.1-8b\",\"origin\":\"US-CA\",\"explain\":true,"
                + "\"constraints\":{\"residency\":[\"eu\"]}}");
    assertEquals("eu", json.at("/target/region").textValue());
    assertEquals("fallback-weights", json.get("mode").textValue());
    assertEquals("residency", json.at("/explain/filtered/0/reason").textValue());
    assertEquals(TwoSites.US, json.at("/explain/filtered/0/deployment").textValue());
  }

  @Test
  void leavesOutWhatCostsTooMuch() throws Exception {
    JsonNode json =
        route(
            200,
            "{\"model\":\"llama-3.1-8b\",\"explain\":true,\"constraints\":{\"max_cost_usd\":0.0015}}");
    assertEquals(TwoSites.US, json.at("/target/deployment").textValue());
    assertEquals("above-max-cost", json.at("/explain/filtered/0/reason").textValue());
  }

  @Test
  void refusesWhenNoTargetIsAllowed() throws Exception {
    JsonNode json =
        route(422, "{\"model\":\"llama-3.1-8b\",\"constraints\":{\"residency\":[\"asia\"]}}");
    assertEquals("urn:slit:problem:no-feasible-target", json.get("type").textValue());
    assertEquals(2, json.get("filtered").size());
  }

  @Test
  void listsTheModelsItKnows() throws Exception {
    JsonNode json = route(404, "{\"model\":\"gpt-17\"}");
    assertEquals("model", json.get("field").textValue());
    assertEquals("llama-3.1-8b", json.at("/known/0").textValue());
  }

  @Test
  void skipsWhatItDoesNotKnow() throws Exception {
    JsonNode json =
        route(
            200,
            "{\"model\":\"llama-3.1-8b\",\"messages\":[{\"role\":\"user\",\"content\":\"secret\"}]}");
    assertFalse(json.toString().contains("secret"));
  }

  @Test
  void saysSoBeforeTheFirstPlan() {
    Answer answer = service.route("{}".getBytes(StandardCharsets.UTF_8));
    assertEquals(503, answer.status());
    assertEquals("2", answer.headers().get("Retry-After"));
  }

  @Test
  void answersABatchInOrder() throws Exception {
    board.publish(scenario.compiler().compile(TwoSites.plan()));
    Answer answer =
        service.routeBatch(
            "[{\"model\":\"llama-3.1-8b\",\"request_id\":\"a\"},{\"model\":\"no\"}]"
                .getBytes(StandardCharsets.UTF_8));
    JsonNode json = JSON.readTree(answer.body());
    assertEquals(200, answer.status());
    assertEquals("a", json.at("/0/request_id").textValue());
    assertEquals(404, json.at("/1/status").intValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model            | {}",
        "model            | {\"model\": 5}",
        "model            | {\"model\": \" \"}",
        "model            | {\"model\": \"\\ud800\"}",
        "input_tokens     | {\"model\": \"m\", \"input_tokens\": -1}",
        "input_tokens     | {\"model\": \"m\", \"input_tokens\": 99999999999999999999}",
        "input_tokens     | {\"model\": \"m\", \"input_tokens\": 1.5}",
        "max_output_tokens| {\"model\": \"m\", \"max_output_tokens\": \"7\"}",
        "stream           | {\"model\": \"m\", \"stream\": \"yes\"}",
        "slo.class        | {\"model\": \"m\", \"slo\": {\"class\": \"fast\"}}",
        "slo.ttft_ms      | {\"model\": \"m\", \"slo\": {\"ttft_ms\": -4}}",
        "constraints      | {\"model\": \"m\", \"constraints\": []}",
        "constraints.residency | {\"model\": \"m\", \"constraints\": {\"residency\": []}}",
        "constraints.residency | {\"model\": \"m\", \"constraints\": {\"residency\": \"eu\"}}",
        "constraints.min_quality | {\"model\": \"m\", \"constraints\": {\"min_quality\": 1.01}}",
        "constraints.zone | {\"model\": \"m\", \"constraints\": {\"zone\": \"x\"}}",
        "policy           | {\"model\": \"m\", \"policy\": \"cheap\"}",
        "origin           | {\"model\": \"llama-3.1-8b\", \"origin\": \"XX\"}"
      })
  void namesTheFieldAtFault(String field, String body) throws Exception {
    JsonNode json = route(400, body);
    assertEquals(field, json.get("field").textValue());
    assertTrue(json.get("detail").textValue().contains(field.strip()), json.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "{", "[]", "null", "{\"model\":\"llama-3.1-8b\"} x", "{\"model\":NaN}", "17"})
  void refusesWhatIsNoJsonObject(String body) throws Exception {
    route(400, body);
  }
}
