package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plans judged over scenarios, by {@code slit explore}. */
@Timeout(120)
class ExploreRobustIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path work;
  private static Path stateDir;

  @BeforeAll
  static void train() {
    stateDir = Worldwide.trained(work.resolve("state"));
  }

  private static CommandRun run(String... more) {
    List<String> args = new ArrayList<>(List.of("explore", "--budget", "600", "--seed", "5"));
    args.addAll(List.of("--scenario", Worldwide.SCENARIO.toString()));
    args.addAll(List.of("--state-dir", stateDir.toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  @Test
  void tellsWhatRobustPicksCostAndBring() throws Exception {
    Path out = work.resolve("front");
    CommandRun run = run("--robust", "p90", "--lead", "24h", "--out", out.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out().contains("Values are the p90 over 9 scenarios of the forecast made 24 h before."),
        run.out());
    assertTrue(run.out().contains("balanced instead of the pick for what is expected: "));
    JsonNode front = JSON.readTree(out.resolve("front.json").toFile());
    JsonNode robust = front.get("robust");
    assertEquals("p90", robust.get("measure").textValue());
    assertEquals(86_400, robust.get("lead_seconds").intValue());
    assertEquals(front.get("selected").size(), robust.get("picks").size());
    for (Map.Entry<String, JsonNode> pick : front.get("selected").properties()) {
      assertEquals(
          plan(front, pick.getValue().textValue()),
          robust.at("/picks/%s/robust/judged".formatted(pick.getKey())),
          pick.getKey());
    }
    assertTrue(Files.readString(out.resolve("front.html")).contains("over 9 scenarios"));
  }

  private static JsonNode plan(JsonNode front, String id) {
    for (JsonNode plan : front.get("plans")) {
      if (plan.get("id").textValue().equals(id)) {
        return plan.get("objectives");
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void withoutRobustNothingIsSaidOfScenarios() throws Exception {
    JsonNode front = JSON.readTree(run("--json", "--robust", "none").out());
    assertTrue(front.path("robust").isMissingNode());
    assertEquals(JSON.readTree(run("--json").out()).get("plans"), front.get("plans"));
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    assertRefused("--lead is about forecasts", "--lead", "1h");
    assertRefused("needs 50 scenarios", "--robust", "p99");
    assertRefused("the setting robust (p9) must be", "--robust", "p9");
    assertRefused(
        "--robust judges plans of single epochs",
        "--robust",
        "mean",
        "--joint",
        "--from",
        "2023-07-10T00:00Z",
        "--to",
        "2023-07-10T02:00Z");
  }

  private static void assertRefused(String message, String... flags) {
    CommandRun run = run(flags);
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }
}
