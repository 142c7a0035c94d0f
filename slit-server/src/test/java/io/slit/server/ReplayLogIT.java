package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slit.server.parquet.ColumnValues;
import io.slit.server.parquet.ParquetFile;
import io.slit.server.telemetry.store.LoggedRequest;
import io.slit.server.telemetry.store.LoggedRequests;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log that a server really wrote, replayed as people do it: requests are routed and reported over
 * real ports through six epochs of a fast clock, telemetry goes to Parquet, and {@code slit replay
 * --log} plays it again.
 */
@Tag("slow")
@Timeout(300)
class ReplayLogIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EPOCHS = 6;
  private static final int EACH = 60;
  private static final Duration EPOCH = Duration.ofMinutes(15);
  private static final List<String> MODELS =
      List.of("llama-3.1-8b", "auto", "chat", "llama-3.1-70b", "best");
  private static final List<String> ORIGINS = List.of("GB", "US-MIDA-PJM", "IN-WE", "DE-LU");

  @TempDir private static Path work;
  private static Path state;

  /** What was reported as served, by its prompt tokens, which no two requests share. */
  private static final Map<Integer, String> SERVED = new LinkedHashMap<>();

  private static int failed;
  private static CommandRun replayed;

  @BeforeAll
  static void serveAndReplay() throws Exception {
    state = work.resolve("state");
    try (SlitApplication app =
        Worldwide.startReady(state, Map.of("search_budget", "100", "replay_speed", "300"))) {
      int number = 0;
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        String running = epochOf(ask(app, "{\"model\":\"chat\",\"dry_run\":true}"));
        for (int i = 0; i < EACH; i++) {
          serve(app, number++);
        }
        awaitEpochAfter(app, running);
      }
    }
    replayed = replay("plain", "--policies", "logged,nearest,slit-carbon", "--json");
  }

  private static JsonNode ask(SlitApplication app, String body) throws Exception {
    HttpResponse<String> answer = TestServers.post(app.port(), "/v1/route", body);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private static String epochOf(JsonNode decision) {
    return decision.get("plan").get("epoch_start").textValue();
  }

  private static void awaitEpochAfter(SlitApplication app, String running) throws Exception {
    while (epochOf(ask(app, "{\"model\":\"chat\",\"dry_run\":true}")).equals(running)) {
      Thread.onSpinWait();
    }
  }

  /** Every tenth request fails, and nobody ever hears of every tenth. */
  private static void serve(SlitApplication app, int number) throws Exception {
    int input = 300 + number;
    JsonNode decision =
        ask(
            app,
            "{\"model\":\"%s\",\"task\":\"chat\",\"origin\":\"%s\",\"input_tokens\":%d}"
                .formatted(
                    MODELS.get(number % MODELS.size()),
                    ORIGINS.get(number % ORIGINS.size()),
                    input));
    String id = decision.get("decision_id").textValue();
    switch (number % 10) {
      case 3 -> {
        report(app, "{\"decision_id\":\"%s\",\"status\":\"failed\"}".formatted(id));
        failed++;
      }
      case 7 -> {}
      default -> {
        report(
            app,
            ("{\"decision_id\":\"%s\",\"ttft_ms\":200,\"tpot_ms\":20,\"input_tokens\":%d,"
                    + "\"output_tokens\":%d}")
                .formatted(id, input, 20 + number % 50));
        SERVED.put(input, decision.get("target").get("deployment").textValue());
      }
    }
  }

  private static void report(SlitApplication app, String body) throws Exception {
    HttpResponse<String> answer = TestServers.post(app.port(), "/v1/outcomes", body);
    assertTrue(answer.statusCode() < 300, answer.body());
  }

  private static CommandRun replay(String out, String... more) {
    CommandRun run = run(out, more);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  private static CommandRun run(String out, String... more) {
    List<String> args = new ArrayList<>(List.of("replay", "--budget", "100", "--threads", "1"));
    args.addAll(List.of("--scenario", Worldwide.SCENARIO.toString()));
    args.addAll(List.of("--state-dir", state.toString()));
    args.addAll(List.of("--log", state.resolve("telemetry").toString()));
    args.addAll(List.of("--out", work.resolve(out).toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  /** Returns the served requests that are replayed: those after the first two epochs. */
  private static List<LoggedRequest> expected() {
    List<LoggedRequest> all = LoggedRequests.read(state.resolve("telemetry")).requests();
    long seconds = EPOCH.toSeconds();
    long first = Math.floorDiv(all.get(0).arrival().getEpochSecond(), seconds);
    Instant begin = Instant.ofEpochSecond((first + 2) * seconds);
    return all.stream().filter(one -> !one.arrival().isBefore(begin)).toList();
  }

  /** Returns the metrics of each policy with all their digits. */
  private static Map<String, Map<String, Double>> cells(String out) {
    Map<String, Map<String, Double>> cells = new LinkedHashMap<>();
    try (ParquetFile file = ParquetFile.open(work.resolve(out).resolve("replay.parquet"))) {
      ColumnValues policy = file.read("policy");
      for (int row = 0; row < file.rows(); row++) {
        cells.put(policy.text(row), new LinkedHashMap<>());
      }
      for (String name : file.columns()) {
        if (List.of("policy", "information", "week", "seed").contains(name)) {
          continue;
        }
        ColumnValues column = file.read(name);
        for (int row = 0; row < file.rows(); row++) {
          if (column.isKnown(row)) {
            cells.get(policy.text(row)).put(name, column.number(row));
          }
        }
      }
    }
    return cells;
  }

  /** Returns the requests that a policy sent to each site. */
  private static Map<String, Long> bySite(String out, String of) {
    Map<String, Long> sent = new TreeMap<>();
    try (ParquetFile file = ParquetFile.open(work.resolve(out).resolve("flows.parquet"))) {
      ColumnValues policy = file.read("policy");
      ColumnValues site = file.read("site");
      ColumnValues requests = file.read("requests");
      for (int row = 0; row < file.rows(); row++) {
        if (policy.text(row).equals(of) && requests.whole(row) > 0) {
          sent.merge(site.text(row), requests.whole(row), Long::sum);
        }
      }
    }
    return sent;
  }

  /** Returns the busiest site among those whose region has another: it can be done without. */
  private static String busiestOfNorthAmerica() {
    return bySite("plain", "logged").entrySet().stream()
        .filter(one -> one.getKey().startsWith("US-") || one.getKey().startsWith("CA-"))
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  @Test
  void theLogHoldsWhatWasServedWhereItRanAndCountsTheRest() {
    LoggedRequests log = LoggedRequests.read(state.resolve("telemetry"));
    Map<Integer, String> read = new TreeMap<>();
    log.requests().forEach(one -> read.put(one.inputTokens(), one.deployment()));
    assertEquals(new TreeMap<>(SERVED), read);
    assertEquals(failed, log.leftOut());
    assertTrue(
        replayed.err().contains("%d logged requests".formatted(SERVED.size())), replayed.err());
    assertTrue(
        replayed.err().contains("left out: %d rows".formatted(failed))
            && replayed.err().contains(", 0 of unknown classes"),
        replayed.err());
  }

  @Test
  void everyPolicyMeetsTheSameRequestsAndLosesNone() throws Exception {
    List<LoggedRequest> expected = expected();
    assertTrue(expected.size() > 3 * EACH / 2, "replayed: " + expected.size());
    Map<String, Map<String, Double>> cells = cells("plain");
    assertEquals(List.of("idle", "logged", "nearest", "slit-carbon"), List.copyOf(cells.keySet()));
    double input = expected.stream().mapToDouble(LoggedRequest::inputTokens).sum();
    double output = expected.stream().mapToDouble(LoggedRequest::outputTokens).sum();
    cells.remove("idle");
    cells.forEach(
        (policy, of) -> {
          assertEquals(expected.size(), of.get("requests_arrived"), policy);
          assertEquals(
              expected.size(),
              of.get("requests_served") + of.get("requests_rejected") + of.get("requests_open"),
              policy);
          assertEquals(0, of.get("requests_rejected"), policy);
          if (of.get("requests_open") == 0) {
            assertEquals(input, of.get("input_tokens"), policy);
            assertEquals(output, of.get("output_tokens"), policy);
          }
          assertEquals(
              of.get("water_site_l") + of.get("water_source_l"),
              of.get("water_l"),
              1e-9 * of.get("water_l"),
              policy);
        });
    assertTrue(
        cells.values().stream().anyMatch(of -> of.get("requests_open") == 0), cells.toString());
    assertEquals(4, replayed.out().lines().count());
    for (String line : replayed.out().lines().toList()) {
      JsonNode cell = JSON.readTree(line);
      assertTrue(cell.get("carbon_kg").doubleValue() > 0, line);
    }
  }

  @Test
  void loggedSendsEachRequestWhereItRan() {
    Map<String, Long> ran = new TreeMap<>();
    for (LoggedRequest one : expected()) {
      String deployment = SERVED.get(one.inputTokens());
      ran.merge(deployment.substring(0, deployment.indexOf('/')), 1L, Long::sum);
    }
    assertTrue(ran.size() > 1, "one site only: " + ran);
    assertEquals(ran, bySite("plain", "logged"));
    assertFalse(ran.equals(bySite("plain", "nearest")), "nearest goes elsewhere: " + ran);
  }

  @Test
  void withoutASiteItsRequestsGoElsewhere() {
    String site = busiestOfNorthAmerica();
    CommandRun run = replay("without", "--policies", "logged,nearest", "--without", site, "--json");
    for (String policy : List.of("logged", "nearest")) {
      Map<String, Long> sent = bySite("without", policy);
      assertFalse(sent.containsKey(site), sent.toString());
      assertEquals(expected().size(), sent.values().stream().mapToLong(Long::longValue).sum());
    }
    Map<String, Long> stayed = bySite("plain", "logged");
    Map<String, Long> now = bySite("without", "logged");
    stayed.remove(site);
    stayed.forEach((other, requests) -> assertTrue(now.getOrDefault(other, 0L) >= requests, other));
    assertTrue(run.out().contains("\"policy\":\"logged\""), run.out());
  }

  @Test
  void theOnlySiteOfARegionCannotBeLeftOutAndTheMessageSaysWhy() {
    CommandRun run = run("alone", "--policies", "logged", "--without", "GB");
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("--without") && run.err().contains("home-chat@GB"), run.err());
  }

  @Test
  void aSetIntensityChangesCarbonInProportionAndNothingElseOfWhatWasLogged() {
    String site = busiestOfNorthAmerica();
    List<Map<String, Double>> cells = new ArrayList<>();
    for (int grams : new int[] {100, 300, 1900}) {
      String out = "ci" + grams;
      replay(
          out, "--policies", "logged,slit-carbon", "--set", "site.%s.ci=%d".formatted(site, grams));
      cells.add(cells(out).get("logged"));
      assertEquals(bySite("plain", "logged"), bySite(out, "logged"));
    }
    double perGram = (cells.get(1).get("carbon_kg") - cells.get(0).get("carbon_kg")) / 200;
    double further = (cells.get(2).get("carbon_kg") - cells.get(1).get("carbon_kg")) / 1600;
    assertTrue(perGram > 0);
    assertEquals(perGram, further, 1e-9 * perGram);
    for (String same : List.of("facility_kwh", "water_l", "cost_usd", "ttft_p95_ms")) {
      assertEquals(cells("plain").get("logged").get(same), cells.get(2).get(same), same);
    }
    long clean = bySite("ci100", "slit-carbon").getOrDefault(site, 0L);
    long dirty = bySite("ci1900", "slit-carbon").getOrDefault(site, 0L);
    assertTrue(dirty < clean, clean + " -> " + dirty);
  }
}
