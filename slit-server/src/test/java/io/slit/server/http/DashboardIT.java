package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.ShellBlocks;
import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.Worldwide;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and its routes over the real product, in an epoch that lasts as long as the test. */
class DashboardIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path stateDir;
  private static SlitApplication app;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    app = Worldwide.startReady(stateDir, Map.of("replay_speed", "1"));
    port = app.managementPort();
  }

  @AfterAll
  static void stop() {
    app.close();
    app = null; // a server of this scenario holds 0.3 GB, and all tests share one heap
  }

  private static JsonNode get(String path) throws Exception {
    HttpResponse<String> response = TestServers.get(port, path);
    assertEquals(200, response.statusCode(), response.body());
    return JSON.readTree(response.body());
  }

  private static HttpResponse<String> act(String id, String action) throws Exception {
    return TestServers.post(port, "/v1/plans/" + id + ":" + action, "");
  }

  private static String inForce() throws Exception {
    return get("/v1/plan").path("id").asText();
  }

  private static String other() throws Exception {
    JsonNode selected = get("/v1/front").path("selected");
    String inForce = inForce();
    return StreamSupport.stream(selected.spliterator(), false)
        .map(JsonNode::asText)
        .filter(id -> !id.equals(inForce))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePageAndAllItNamesAreServedFromHereOnly() throws Exception {
    HttpResponse<String> page = TestServers.get(port, "/");
    assertEquals(200, page.statusCode());
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(page.body().contains("style=\"") || page.body().contains("onclick"), "inline code");
    Matcher names = Pattern.compile("(?:src|href)=\"(/[^\"]*)\"").matcher(page.body());
    int found = 0;
    while (names.find()) {
      assertEquals(200, TestServers.get(port, names.group(1)).statusCode(), names.group(1));
      found++;
    }
    assertEquals(3, found, "icon, style, script");
    assertFalse(page.body().contains("http://") || page.body().contains("https://"));
  }

  @Test
  void aModuleImportsOnlyModulesThatAreServed() throws Exception {
    String app = TestServers.get(port, "/dashboard/app.js").body();
    Matcher names = Pattern.compile("from '\\./([a-z]+\\.js)'").matcher(app);
    int found = 0;
    while (names.find()) {
      HttpResponse<String> module = TestServers.get(port, "/dashboard/" + names.group(1));
      assertEquals(200, module.statusCode(), names.group(1));
      assertTrue(
          module.headers().firstValue("Content-Type").orElse("").startsWith("text/javascript"));
      found++;
    }
    assertTrue(found >= 8, "modules: " + found);
  }

  @Test
  void aFileThatIsKnownIsNotSentAgain() throws Exception {
    HttpResponse<String> first = TestServers.get(port, "/dashboard/dashboard.css");
    String etag = first.headers().firstValue("ETag").orElseThrow();
    assertEquals("no-cache", first.headers().firstValue("Cache-Control").orElse(""));
    HttpResponse<String> again =
        TestServers.send(
            TestServers.request(port, "/dashboard/dashboard.css").header("If-None-Match", etag));
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(404, TestServers.get(port, "/dashboard/../dashboard.css").statusCode());
    assertEquals(404, TestServers.get(port, "/dashboard/nothing.js").statusCode());
  }

  @Test
  void theDataPortHasTheFrontForFollowersAndNoDashboard() throws Exception {
    assertEquals(404, TestServers.get(app.port(), "/").statusCode());
    assertEquals(404, TestServers.get(app.port(), "/v1/status").statusCode());
    assertEquals(get("/v1/front"), JSON.readTree(TestServers.get(app.port(), "/v1/front").body()));
  }

  @Test
  void theFrontHoldsThePlanInForceAndNoneThatAnotherBeatsInAll() throws Exception {
    JsonNode front = get("/v1/front");
    assertEquals(inForce(), front.path("in_force").asText());
    JsonNode plans = front.path("plans");
    assertTrue(plans.size() > 1, "plans: " + plans.size());
    for (JsonNode one : plans) {
      for (JsonNode two : plans) {
        assertFalse(one != two && beats(one, two), one.path("id") + " beats " + two.path("id"));
      }
    }
    assertEquals(8, front.path("baselines").size());
  }

  private static boolean beats(JsonNode one, JsonNode two) {
    boolean better = false;
    for (String name : new String[] {"ttft_ms", "carbon_g", "water_l", "cost_usd", "quality"}) {
      double gain =
          two.at("/objectives/" + name).asDouble() - one.at("/objectives/" + name).asDouble();
      gain = name.equals("quality") ? -gain : gain;
      if (gain < 0) {
        return false;
      }
      better |= gain > 0;
    }
    return better;
  }

  @Test
  void footprintsAreTheObjectivesAndIdlingIsPartOfThem() throws Exception {
    JsonNode front = get("/v1/front");
    for (String list : new String[] {"plans", "baselines"}) {
      for (JsonNode plan : front.path(list)) {
        for (String name : new String[] {"carbon_g", "water_l", "cost_usd"}) {
          double objective = plan.at("/objectives/" + name).asDouble();
          double total = plan.at("/total/" + name).asDouble();
          assertEquals(objective, total, 1e-4 * objective, plan.path("id") + " " + name);
          assertTrue(plan.at("/idle/" + name).asDouble() < total, plan.path("id") + " " + name);
        }
        double rps = 0;
        for (JsonNode site : plan.path("site_rps")) {
          rps += site.asDouble();
        }
        assertEquals(front.path("demand_rps").asDouble(), rps, 0.01);
      }
    }
  }

  @Test
  void anActivatedPlanRoutesAtOnceAndRollingBackRestoresTheOneBefore() throws Exception {
    String before = inForce();
    String to = other();
    JsonNode told = get("/v1/plans/" + to);
    assertEquals(before, told.at("/difference/from").asText());
    HttpResponse<String> done = act(to, "activate");
    assertEquals(200, done.statusCode(), done.body());
    assertEquals(to, inForce());
    assertEquals("operator", get("/v1/status").at("/plan/by").asText());
    assertEquals(before, get("/v1/status").at("/plan/back_to").asText());
    HttpResponse<String> routed =
        TestServers.post(app.port(), "/v1/route", "{\"model\":\"llama-3.1-8b\"}");
    assertEquals(to, JSON.readTree(routed.body()).at("/plan/id").asText());
    double carbon = get("/v1/plan").at("/objectives/carbon_g").asDouble();
    assertEquals(
        told.at("/difference/objectives/carbon_g").asDouble(),
        carbon - get("/v1/plans/" + before).at("/objectives/carbon_g").asDouble(),
        1,
        "what was told before is what came");
    assertEquals(200, act(to, "rollback").statusCode());
    assertEquals(before, inForce());
    assertEquals("planner", get("/v1/status").at("/plan/by").asText());
  }

  @Test
  void whatCannotBeDoneIsRefusedAndChangesNothing() throws Exception {
    String before = inForce();
    assertEquals(404, act("nothing", "activate").statusCode());
    assertEquals(409, act(before, "rollback").statusCode());
    assertEquals(404, act(before, "explode").statusCode());
    assertEquals(404, TestServers.get(port, "/v1/plans/nothing").statusCode());
    assertEquals(before, inForce());
  }

  @Test
  void aPageOfAnotherSiteCannotAct() throws Exception {
    String before = inForce();
    for (String origin : new String[] {"http://elsewhere.example", "null", "http://127.0.0.1:1"}) {
      HttpResponse<String> answer =
          TestServers.send(
              TestServers.request(port, "/v1/plans/" + other() + ":activate")
                  .header("Origin", origin)
                  .POST(BodyPublishers.noBody()));
      assertEquals(403, answer.statusCode(), answer.body());
    }
    assertEquals(before, inForce());
  }

  @Test
  void theStatusKnowsConditionsHealthAndModes() throws Exception {
    TestServers.post(port, "/v1/route", "{\"model\":\"llama-3.1-8b\"}");
    JsonNode status = get("/v1/status");
    assertEquals("plan", status.path("mode").asText());
    assertEquals(14, status.path("sites").size());
    for (JsonNode site : status.path("sites")) {
      assertTrue(site.path("ci_g_kwh").asDouble() > 0, site.toString());
    }
    assertEquals("healthy", status.at("/deployments/0/health").asText());
    assertNotEquals(0, status.at("/decisions/plan").asInt());
    JsonNode latest = get("/v1/decisions").at("/decisions/0");
    assertTrue(latest.path("reason").asText().startsWith("The plan sends "), latest.toString());
  }

  @Test
  void theFootprintHoldsPlansAndOutcomes() throws Exception {
    String routed =
        TestServers.post(app.port(), "/v1/route", "{\"model\":\"llama-3.1-8b\"}").body();
    JsonNode decision = JSON.readTree(routed);
    String outcome =
        "{\"decision_id\":\"%s\",\"ttft_ms\":180,\"tpot_ms\":20,\"input_tokens\":500,\"output_tokens\":200,\"energy_wh\":1000}"
            .formatted(decision.path("decision_id").asText());
    assertEquals(200, TestServers.post(port, "/v1/outcomes", outcome).statusCode());
    JsonNode report =
        get("/v1/reports/footprint?from=2023-07-10T00:00:00Z&to=2023-07-11T00:00:00Z");
    String siteId = decision.at("/target/datacenter").asText();
    JsonNode site =
        StreamSupport.stream(get("/v1/status").path("sites").spliterator(), false)
            .filter(one -> one.path("id").asText().equals(siteId))
            .findFirst()
            .orElseThrow();
    double pue =
        StreamSupport.stream(get("/v1/front").path("sites").spliterator(), false)
            .filter(one -> one.path("id").asText().equals(siteId))
            .findFirst()
            .orElseThrow()
            .path("pue")
            .asDouble();
    assertEquals(
        1, report.at("/realised/energy_measured").asInt(), report.path("realised").toString());
    assertEquals(
        pue * site.path("ci_g_kwh").asDouble(),
        report.at("/realised/controllable/carbon_g").asDouble(),
        0.01);
    assertEquals(1, report.at("/realised/compared").asInt());
    assertEquals(8, report.path("savings").size());
    assertTrue(report.path("planned_seconds").asDouble() > 0);
    HttpResponse<String> csv =
        TestServers.get(port, "/v1/reports/footprint?from=2023-07-10T00:00:00Z&format=csv");
    assertTrue(csv.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
    assertTrue(csv.body().startsWith("from,to,epoch_start"), csv.body());
  }

  @Test
  void aPeriodThatIsNoneIsRefusedByName() throws Exception {
    for (String query :
        new String[] {
          "from=yesterday",
          "to=2023",
          "format=xml",
          "rows=maybe",
          "from=2023-07-11T00:00:00Z&to=2023-07-10T00:00:00Z",
          "from=2020-01-01T00:00:00Z&to=2023-07-10T00:00:00Z"
        }) {
      HttpResponse<String> answer = TestServers.get(port, "/v1/reports/footprint?" + query);
      assertEquals(400, answer.statusCode(), query);
      assertEquals(
          query.substring(0, query.indexOf('=')),
          JSON.readTree(answer.body()).path("field").asText());
    }
  }

  @Test
  void theCallsOfItsDocumentWork(@TempDir Path work) throws Exception {
    assumeTrue(ShellBlocks.isPossible(), "curl is not installed");
    Path document = Path.of(System.getProperty("basedir", ".")).resolve("docs/DASHBOARD.md");
    List<ShellBlocks.Call> calls =
        new ShellBlocks(work, app.port(), port).run(Files.readString(document));
    calls.forEach(call -> assertTrue(call.succeeded(), call.toString()));
    assertEquals(6, calls.size());
  }
}
