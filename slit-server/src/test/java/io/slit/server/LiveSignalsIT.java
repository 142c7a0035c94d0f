package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.fleet.Datacenter;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.spi.QualityScores;
import io.slit.core.workload.Epoch;
import io.slit.predictor.fallback.AnalyticServingPredictor;
import io.slit.server.config.ConfigResolver;
import io.slit.server.config.ConfigSources;
import io.slit.server.config.SearchLimit;
import io.slit.server.config.ServerConfig;
import io.slit.server.config.SignalsReader;
import io.slit.server.json.SettingsYaml;
import io.slit.server.planning.EpochPlanner;
import io.slit.server.planning.Planner;
import io.slit.server.planning.PlanningClock;
import io.slit.server.planning.ServedScenario;
import io.slit.server.planning.World;
import io.slit.server.signals.SignalSnapshot;
import io.slit.server.signals.StubVendor;
import io.slit.server.signals.StubVendor.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real server on live signals of a stub vendor, in the present; its tables end in 2023. */
@Timeout(180)
class LiveSignalsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "k3y-that-must-not-show";
  private static final World WORLD = World.source(Worldwide.SCENARIO).load();

  @TempDir private Path work;
  private final BlockingQueue<String> made = new LinkedBlockingQueue<>();
  private final StubVendor vendor = new StubVendor();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream realErr = System.err;

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    vendor.close();
    System.setErr(realErr);
    realErr.print(err.toString(StandardCharsets.UTF_8));
  }

  private static String sites(String value) {
    return WORLD.fleet().sites().stream()
        .map(Datacenter::id)
        .map(id -> id + ": " + value)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String zones() {
    return WORLD.fleet().sites().stream()
        .map(Datacenter::id)
        .map(id -> id + ": " + id)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String yaml(String hold) {
    return """
    signals:
      carbon:
        method: average
        scope: lifecycle
        hold: %s
        sources:
          - {source: electricity-maps, url: '%s', key_env: EM_TOKEN, poll: 1s, timeout: 500ms, zones: %s}
      price:
        sources:
          - {source: declared, values: %s}
      wet_bulb:
        sources:
          - {source: declared, values: %s}
      source_water:
        sources:
          - {source: declared, values: %s}
    """
        .formatted(hold, vendor.url(), zones(), sites("80"), sites("12"), sites("1.8"));
  }

  private ServerConfig config(String yaml) throws Exception {
    Path file = Files.writeString(work.resolve("slit.yaml"), yaml);
    Map<String, String> flags =
        Map.of(
            "port", "0",
            "management_port", "0",
            "clock", "real",
            "epoch", "2s",
            "search_budget", "200",
            "scenario", Worldwide.SCENARIO.toString(),
            "state_dir", work.resolve("state").toString());
    SignalsReader reader = new SignalsReader(Map.of("EM_TOKEN", KEY));
    return ConfigResolver.resolve(
            new ConfigSources(flags, Map.of(), "slit.yaml", List.of())
                .withSignals(SettingsYaml.findSignals(file, reader::read)))
        .config();
  }

  /** GB is clean, the others are not; values are of the second they are asked for. */
  private static Answer answer(StubVendor.Asked asked) {
    boolean clean = asked.query().contains("zone=GB&");
    return Answer.ok(
        "{\"carbonIntensity\":%d,\"datetime\":\"%s\",\"isEstimated\":false}"
            .formatted(clean ? 20 : 600, Instant.now().minusSeconds(5)));
  }

  private static JsonNode plan(SlitApplication app) throws Exception {
    return JSON.readTree(TestServers.get(app.port(), "/v1/plan").body());
  }

  /** Waits for plans until one is as wanted; the timeout of the test ends a vain wait. */
  private JsonNode await(SlitApplication app, Predicate<JsonNode> wanted) throws Exception {
    JsonNode plan = plan(app);
    while (!wanted.test(plan)) {
      made.take();
      plan = plan(app);
    }
    return plan;
  }

  /** The real server, poller and planner; a short search and no learned forecast of demand. */
  private SlitApplication serve(ServerConfig config) {
    PlanningClock clock = SlitApplication.clockOf(config);
    ServerSignals signals = ServerSignals.start(config.signals().orElseThrow(), WORLD, clock);
    EpochPlanner planner =
        new EpochPlanner(
            WORLD,
            new EpochPlanner.Tools(
                new World.Forecasters(
                    (past, sites, epoch) -> Forecast.point(Environment.of(Map.of()), past.now()),
                    (past, epoch) -> Forecast.point(WORLD.demand().over(epoch), past.now())),
                QualityScores::published,
                AnalyticServingPredictor::new,
                new SlitPlanSearch(),
                () -> Optional.of(signals.snapshot())),
            new EpochPlanner.Wishes(
                new PlanPreference.Balanced(),
                new SearchLimit.Evaluations(200),
                7,
                Optional.empty()),
            clock);
    ServedScenario served =
        new ServedScenario(
            "live",
            WORLD.fleet(),
            WORLD.classes(),
            WORLD.scenario().workload().defaultOrigin().id(),
            WORLD.scenario().time().epochLength());
    SlitApplication app = SlitApplication.start(config, served, new Told(planner, made), clock);
    app.attach(signals);
    return app;
  }

  /** Tells of each plan that was made. */
  private record Told(Planner planner, BlockingQueue<String> made) implements Planner {
    @Override
    public PublishedPlan plan(Epoch epoch) {
      PublishedPlan plan = planner.plan(epoch);
      made.add(plan.id());
      return plan;
    }

    @Override
    public Optional<SignalSnapshot> signalsOf(String planId) {
      return planner.signalsOf(planId);
    }
  }

  @Test
  void plansGoOnWhileTheVendorIsDeadAndSayWhatTheyRestOn() throws Exception {
    vendor.answerBy(LiveSignalsIT::answer);
    SlitApplication app = serve(config(yaml("10m")));
    try {
      TestServers.awaitReady(app.port());
      JsonNode live = await(app, plan -> plan.at("/signals/held").isEmpty());
      int sites = WORLD.fleet().sites().size();
      assertEquals(sites, live.at("/signals/sites").size());
      assertTrue(live.at("/signals/unknown").isEmpty(), live.at("/signals").toString());
      JsonNode carbon = live.at("/signals/sites/0/signals/0");
      assertEquals("average", carbon.get("method").textValue());
      assertEquals("measured", carbon.get("basis").textValue());
      assertEquals("electricity-maps", carbon.get("source").textValue());
      assertTrue(carbon.get("age_s").isNumber());
      vendor.close();
      JsonNode held = await(app, plan -> plan.at("/signals/held").size() == sites);
      JsonNode next = await(app, plan -> !plan.get("id").equals(held.get("id")));
      assertEquals(600, carbonOf(next, "DE-LU"), "the last good value, not 0");
      assertEquals(20, carbonOf(next, "GB"));
      assertEquals(200, TestServers.get(app.port(), "/readyz").statusCode());
      String routed =
          TestServers.post(app.port(), "/v1/route", "{\"model\":\"llama-3.1-70b\"}").body();
      assertEquals("plan", JSON.readTree(routed).get("mode").textValue(), routed);
      String metrics = TestServers.get(app.managementPort(), "/metrics").body();
      assertTrue(failures(metrics) >= sites, metrics);
      assertTrue(metrics.contains("slit_signal_state{signal=\"carbon\",site=\"GB\"} 1.0"), metrics);
      assertTrue(
          metrics.contains(
              "slit_signal_age_seconds{signal=\"carbon\",site=\"GB\",source=\"electricity-maps\"}"),
          metrics);
      assertFalse((next + metrics + routed).contains(KEY));
      String log = err.toString(StandardCharsets.UTF_8);
      assertTrue(log.contains("cannot be reached"), log);
      assertFalse(log.contains(KEY), log);
    } finally {
      app.close();
    }
  }

  private static double carbonOf(JsonNode plan, String site) {
    for (JsonNode one : plan.at("/signals/sites")) {
      if (one.get("site").textValue().equals(site)) {
        return one.at("/signals/0/value").doubleValue();
      }
    }
    throw new IllegalArgumentException(site);
  }

  private static double failures(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("slit_signal_failures_total{signal=\"carbon\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSiteWithoutAValueIsUnknownAndGetsNoLoadUntilThereIsOne() throws Exception {
    vendor.answerBy(
        asked ->
            asked.query().contains("zone=US-TEX-ERCO&")
                ? Answer.ok("{\"carbonIntensity\":null,\"datetime\":\"2026-01-01T00:00:00Z\"}")
                : answer(asked));
    SlitApplication app = serve(config(yaml("10m")));
    try {
      TestServers.awaitReady(app.port());
      JsonNode plan = plan(app);
      assertEquals("[\"US-TEX-ERCO\"]", plan.at("/signals/unknown").toString());
      for (JsonNode site : plan.at("/signals/sites")) {
        boolean known = !site.get("site").textValue().equals("US-TEX-ERCO");
        assertEquals(known, site.at("/signals/0").has("value"), site.toString());
      }
      for (JsonNode one : plan.get("classes")) {
        one.get("shares")
            .fieldNames()
            .forEachRemaining(name -> assertFalse(name.startsWith("US-TEX")));
      }
      vendor.answerBy(LiveSignalsIT::answer);
      await(app, next -> next.at("/signals/unknown").isEmpty());
    } finally {
      app.close();
    }
  }

  @Test
  void otherSourcesTakeOverWithoutARestartAndOnesThatKnowNothingDoNot() throws Exception {
    vendor.answerBy(LiveSignalsIT::answer);
    StubVendor dead = new StubVendor();
    dead.close();
    SlitApplication app = serve(config(yaml("10m")));
    try (StubVendor other = new StubVendor()) {
      other.answerBy(
          asked ->
              Answer.ok(
                  "{\"carbonIntensity\":333,\"datetime\":\"%s\",\"isEstimated\":false}"
                      .formatted(Instant.now().minusSeconds(5))));
      TestServers.awaitReady(app.port());
      String moved = yaml("10m").replace(vendor.url().toString(), other.url().toString());
      assertEquals(Optional.empty(), app.reload(config(moved)));
      await(app, plan -> carbonOf(plan, "GB") == 333);
      String nowhere = yaml("10m").replace(vendor.url().toString(), dead.url().toString());
      String why = app.reload(config(nowhere)).orElseThrow();
      assertTrue(why.contains("know nothing") && why.contains("GB"), why);
      JsonNode after = plan(app);
      await(app, plan -> !plan.get("id").equals(after.get("id")) && carbonOf(plan, "GB") == 333);
      String metrics = TestServers.get(app.managementPort(), "/metrics").body();
      assertEquals(0, failures(metrics), metrics);
      assertTrue(app.reload(config("port: 0\n")).isPresent(), "signals are not taken away");
    } finally {
      app.close();
    }
  }

  @Test
  void whatDoesNotFitTheScenarioStartsNothing() throws Exception {
    ServerConfig unknown = config(yaml("10m").replace("GB: GB", "GBB: GB"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> Slit.serve(unknown)).getMessage();
    assertTrue(message.contains("slit.yaml:7: the site (GBB) is not in the scenario"), message);
    ServerConfig scope = config(yaml("10m").replace("scope: lifecycle", "scope: direct"));
    String other =
        assertThrows(IllegalArgumentException.class, () -> Slit.serve(scope)).getMessage();
    assertTrue(other.contains("one method and one scope"), other);
    ServerConfig missing = config(yaml("10m").replace("GB: 80, ", ""));
    String left =
        assertThrows(IllegalArgumentException.class, () -> Slit.serve(missing)).getMessage();
    assertTrue(left.contains("no source of price has the sites [GB]"), left);
    assertEquals(0, vendor.asked().size(), "nobody was asked");
  }

  @Test
  void checkAsksEachSourceOnceAndTellsValuesAndErrors() throws Exception {
    vendor.answer(
        Answer.ok(
            "{\"data\":[{\"from\":\"%s\",\"to\":\"x\",\"intensity\":{\"forecast\":99,\"actual\":null}}]}"
                .formatted(Instant.now())));
    String direct =
        yaml("10m")
            .replaceAll("lifecycle", "direct")
            .replaceAll(
                "electricity-maps, url: '([^']*)', key_env: EM_TOKEN",
                "uk-carbon-intensity, url: '$1'")
            .replaceFirst(
                "zones: \\{.*?}}",
                "zones: {GB: GB, SG: '99'}}\n      - {source: declared, values: "
                    + sites("500")
                    + "}");
    Path scenario = work.resolve("scenario");
    Worldwide.copy(Worldwide.SCENARIO.resolveSibling("."), scenario);
    Path file = scenario.resolve("scenario.yaml");
    Files.writeString(file, Files.readString(file).replace("scope: lifecycle ", "scope: direct "));
    Path settings =
        Files.writeString(
            work.resolve("check.yaml"), "clock: real\nscenario: " + file + "\n" + direct);
    CommandRun run = CommandRun.of("signals", "check", "--config", settings.toString());
    assertEquals(1, run.code(), run.out() + run.err());
    String gb = line(run.out(), "GB ", "uk-carbon-intensity");
    assertTrue(
        gb.matches("carbon +GB +uk-carbon-intensity +99\\.00 g/kWh +average +forecast +age \\d+ s"),
        gb);
    assertTrue(
        line(run.out(), "SG ", "uk-carbon-intensity")
            .contains("error  uk-carbon-intensity, zone 99: is no zone"),
        run.out());
    assertTrue(
        line(run.out(), "SG ", "declared").contains("500.0 g/kWh    average   declared   age -"),
        run.out());
    assertEquals(1, vendor.asked().size());
    CommandRun json = CommandRun.of("signals", "check", "--json", "--config", settings.toString());
    JsonNode all = JSON.readTree(json.out());
    assertEquals("GB", all.get(0).get("site").textValue());
    assertEquals(99, all.get(0).get("value").intValue());
    assertFalse(all.get(1).has("value"), "an error has no value");
  }

  private static String line(String out, String site, String source) {
    return out.lines()
        .filter(line -> line.contains(" " + site) && line.contains(source))
        .findFirst()
        .orElseThrow(() -> new AssertionError(out));
  }
}
