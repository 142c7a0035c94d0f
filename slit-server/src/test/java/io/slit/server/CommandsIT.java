package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need no server, on the committed scenario. */
@Timeout(120)
class CommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MINIMISED =
      List.of("ttft_ms", "carbon_g", "water_l", "cost_usd");
  private static final double MOST_SECONDS = 10;

  @TempDir private static Path work;
  private static Path stateDir;

  @BeforeAll
  static void train() {
    stateDir = Worldwide.trained(work.resolve("state"));
  }

  private static CommandRun slit(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--scenario", Worldwide.SCENARIO.toString()));
    if (!args[0].equals("datasets")) {
      all.addAll(List.of("--state-dir", stateDir.toString()));
    }
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static CommandRun done(String... args) {
    CommandRun run = slit(args);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  /** Returns standard output as the one JSON document that it must be. */
  private static JsonNode json(CommandRun run) throws Exception {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(run.out())) {
      JsonNode only = values.nextValue();
      assertFalse(values.hasNextValue(), "only one document may stand on standard output");
      return only;
    }
  }

  private static JsonNode explore(String... more) throws Exception {
    List<String> args = new ArrayList<>(List.of("explore", "--at", "2023-07-10T12:00Z", "--json"));
    args.addAll(List.of(more));
    return json(done(args.toArray(String[]::new)));
  }

  @Test
  void findsAFrontThatNoBaselineDominatesInUnderTenSeconds() throws Exception {
    JsonNode front = explore();
    assertEquals("worldwide-14", front.get("scenario").textValue());
    assertEquals("2023-07-10T12:00:00Z", front.get("at").textValue());
    assertTrue(front.get("evaluations").intValue() > 0);
    double seconds = front.get("seconds").doubleValue();
    System.err.printf(
        "explore with the default budget: %d plans, %d evaluations, %.1f s%n",
        front.get("plans").size(), front.get("evaluations").intValue(), seconds);
    assertTrue(seconds < MOST_SECONDS, seconds + " s");
    assertSound(front);
  }

  private static void assertSound(JsonNode front) {
    JsonNode plans = front.get("plans");
    assertTrue(plans.size() >= 50, plans.size() + " plans");
    for (JsonNode plan : plans) {
      for (JsonNode other : plans) {
        assertFalse(plan != other && dominates(other, plan), () -> other + " > " + plan);
      }
      for (JsonNode baseline : front.get("baselines")) {
        assertFalse(dominates(baseline, plan), () -> baseline + " > " + plan);
      }
    }
    assertExtremes(front);
    front
        .get("selected")
        .forEach(id -> assertTrue(plans.findValuesAsText("id").contains(id.textValue())));
    assertTrue(front.get("selected").hasNonNull("balanced"));
  }

  /** Tells whether a is nowhere worse than b and somewhere better; of quality, more is better. */
  private static boolean dominates(JsonNode a, JsonNode b) {
    boolean better = false;
    for (String name : List.of("ttft_ms", "carbon_g", "water_l", "cost_usd", "quality")) {
      double gap = loss(b, name) - loss(a, name);
      if (gap < 0) {
        return false;
      }
      better |= gap > 0;
    }
    return better;
  }

  private static double loss(JsonNode plan, String objective) {
    JsonNode value = plan.get("objectives").get(objective);
    assertTrue(value.isNumber() && Double.isFinite(value.doubleValue()), plan.toString());
    return MINIMISED.contains(objective) ? value.doubleValue() : -value.doubleValue();
  }

  /** The best plan for an objective is at least as good as the greedy one for it. */
  private static void assertExtremes(JsonNode front) {
    Map<String, String> greedy =
        Map.of(
            "ttft_ms", "greedy_ttft",
            "carbon_g", "greedy_carbon",
            "water_l", "greedy_water",
            "cost_usd", "greedy_cost",
            "quality", "greedy_quality");
    greedy.forEach(
        (objective, name) -> {
          double best = Double.POSITIVE_INFINITY;
          for (JsonNode plan : front.get("plans")) {
            best = Math.min(best, loss(plan, objective));
          }
          double bar = loss(baseline(front, name), objective);
          assertTrue(best <= bar, objective + ": " + best + " > " + bar);
        });
  }

  private static JsonNode baseline(JsonNode front, String name) {
    for (JsonNode baseline : front.get("baselines")) {
      if (baseline.get("name").textValue().equals(name)) {
        return baseline;
      }
    }
    throw new AssertionError("no baseline " + name + " in " + front.get("baselines"));
  }

  @Test
  void theSeedDecidesTheFront() throws Exception {
    JsonNode first = explore("--budget", "60000", "--seed", "7");
    JsonNode second = explore("--budget", "60000", "--seed", "7");
    JsonNode other = explore("--budget", "60000", "--seed", "8");
    assertEquals(first.get("plans"), second.get("plans"));
    assertEquals(first.get("selected"), second.get("selected"));
    assertEquals(first.get("baselines"), other.get("baselines"));
    assertSound(first);
    assertSound(other);
  }

  @Test
  void writesTheSameFrontForEveryReader() throws Exception {
    Path out = work.resolve("front");
    JsonNode printed = explore("--budget", "300", "--out", out.toString());
    JsonNode written = JSON.readTree(out.resolve("front.json").toFile());
    JsonNode baselines = written.get("baselines").deepCopy();
    baselines.forEach(one -> ((ObjectNode) one).remove("site_kwh"));
    assertEquals(printed.get("baselines"), baselines);
    assertEquals(printed.get("selected"), written.get("selected"));
    assertRows(Files.readAllLines(out.resolve("front.csv")), printed);
    assertPage(Files.readString(out.resolve("front.html")), written);
  }

  private static void assertRows(List<String> rows, JsonNode front) {
    assertEquals("kind,id,ttft_ms,carbon_g,water_l,cost_usd,quality,what_if", rows.get(0));
    List<String> expected = new ArrayList<>();
    front.get("plans").forEach(plan -> expected.add(row("plan", "id", plan)));
    front.get("baselines").forEach(one -> expected.add(row("baseline", "name", one)));
    assertEquals(expected, rows.subList(1, rows.size()));
  }

  private static String row(String kind, String name, JsonNode plan) {
    List<String> cells = new ArrayList<>(List.of(kind, plan.get(name).textValue()));
    plan.get("objectives").forEach(value -> cells.add(Double.toString(value.doubleValue())));
    cells.add("");
    return String.join(",", cells);
  }

  private static void assertPage(String page, JsonNode written) throws Exception {
    String before = "<script>const FRONT = ";
    assertEquals(2, page.split(before, -1).length, "one script holds the data");
    int from = page.indexOf(before) + before.length();
    String data = page.substring(from, page.indexOf(";</script>", from));
    assertFalse(data.contains("<"), "no < of the data may stand in the page");
    assertEquals(written, JSON.readTree(data));
    assertFalse(page.matches("(?s).*(src|href)\\s*=\\s*[\"']?(https?:)?//.*"), "no network");
  }

  @Test
  void printsTheFrontForPeopleAndWritesItBesideTheState() {
    CommandRun run = done("explore", "--budget", "300");
    assertTrue(run.out().startsWith("worldwide-14 at 2023-07-10T12:00:00Z: "), run.out());
    assertTrue(run.out().contains("balanced") && run.out().contains("greedy_carbon"), run.out());
    assertTrue(run.err().contains("Searching plans"), run.err());
    assertFalse(run.out().contains("Searching plans"));
    assertTrue(Files.exists(stateDir.resolve("fronts/2023-07-10T120000Z/front.html")));
  }

  @Test
  void explainsOneDecisionInATable() {
    CommandRun run = done("route", "auto", "--request-id", "r-1", "--budget", "300");
    assertTrue(run.out().startsWith("r-1 goes to "), run.out());
    assertTrue(run.out().contains("  * "), run.out());
    assertFalse(run.out().contains("model gbt-"), "progress is no result");
  }

  @Test
  void printsOneDecisionAsJson() throws Exception {
    String[] args = {
      "route",
      "chat",
      "--origin",
      "DE-LU",
      "--residency",
      "eu",
      "--request-id",
      "r-2",
      "--json",
      "--budget",
      "300"
    };
    JsonNode first = json(done(args));
    assertEquals("eu", first.at("/target/region").textValue());
    first
        .at("/explain/scores")
        .forEach(one -> assertTrue(one.get("deployment").textValue().startsWith("DE-LU/")));
    assertEquals(first.get("decision_id"), json(done(args)).get("decision_id"));
  }

  @Test
  void routesNamesAsPeopleTypeThem() throws Exception {
    for (String name : List.of("llama-3.1-70b", "Llama-3.1-70B-Instruct", "llama3.1:70b")) {
      JsonNode answer = json(done("route", name, "--json", "--budget", "100"));
      assertEquals("llama-3.1-70b", answer.at("/target/model").textValue());
    }
  }

  @Test
  void saysWhyARequestCannotBeRouted() {
    CommandRun nowhere = slit("route", "llama-3.1-405b", "--residency", "uk", "--budget", "100");
    assertEquals(2, nowhere.code());
    assertEquals("", nowhere.out());
    assertTrue(nowhere.err().contains("no-feasible-target"), nowhere.err());
    CommandRun unknown = slit("route", "gpt-17", "--budget", "100");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("llama-3.1-70b"), unknown.err());
  }

  @Test
  void refusesATimeOutsideTheData() {
    CommandRun run = slit("explore", "--at", "2031-01-01T00:00Z", "--json", "--budget", "100");
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains("2031") && run.err().contains("2024-01-01"), run.err());
  }

  @Test
  void showsAndChecksTheDatasets() throws Exception {
    CommandRun shown = done("datasets", "show");
    assertTrue(shown.out().contains("US-MIDA-PJM") && shown.out().contains("hourly_grid"));
    assertEquals(11, json(done("datasets", "show", "--json")).get("tables").size());
    assertTrue(done("datasets", "check").out().contains("is sound: 11 tables, 14 sites"));
  }

  @Test
  void flagsWinOverTheEnvironmentOverTheFileOverDefaults() throws Exception {
    Path file = work.resolve("slit.yaml");
    Files.writeString(file, "port: 1001\nmanagement_port: 1002\nseed: 1003\n");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Slit.class.getName(),
            "config",
            "check",
            "--json",
            "--port",
            "3001");
    builder.environment().put("SLIT_PORT", "2001");
    builder.environment().put("SLIT_MANAGEMENT_PORT", "2002");
    builder.directory(work.toFile()); // where slit.yaml is found without being named
    Process process = builder.start();
    JsonNode settings = JSON.readTree(process.getInputStream());
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    assertSetting("3001", "flag --port", settings.get("port"));
    assertSetting("2002", "SLIT_MANAGEMENT_PORT", settings.get("management_port"));
    assertSetting("1003", "slit.yaml:3", settings.get("seed"));
    assertSetting("60", "default", settings.get("replay_speed"));
  }

  private static void assertSetting(String value, String source, JsonNode setting) {
    assertEquals(value, setting.get("value").textValue());
    assertTrue(setting.get("source").textValue().contains(source), setting.toString());
  }
}
