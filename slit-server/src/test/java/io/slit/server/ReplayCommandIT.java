package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code slit replay} as people run it. */
@Timeout(180)
class ReplayCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path work;
  private static Path stateDir;

  @BeforeAll
  static void train() {
    stateDir = Worldwide.trained(work.resolve("state"));
  }

  private static CommandRun run(String... more) {
    List<String> args = new ArrayList<>(List.of("replay", "--budget", "100", "--threads", "1"));
    args.addAll(List.of("--scenario", Worldwide.SCENARIO.toString()));
    args.addAll(List.of("--state-dir", stateDir.toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static CommandRun small(Path out, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("--from", "2023-07-10T00:00Z", "--to", "2023-07-10T06:00Z", "--load", "0.02"));
    args.addAll(List.of("--seeds", "1", "--window", "30s", "--warm-up", "30s"));
    args.addAll(List.of("--policies", "nearest,slit-carbon,perfect-carbon"));
    args.addAll(List.of("--out", out.toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  @Test
  void printsAnObjectPerCellAndGoesOnWhereItWasStopped() throws Exception {
    Path out = work.resolve("json");
    CommandRun first = small(out, "--json");
    assertEquals(0, first.code(), first.err());
    List<String> lines = first.out().lines().toList();
    assertEquals(4, lines.size());
    List<String> information = new ArrayList<>();
    for (String line : lines) {
      JsonNode cell = JSON.readTree(line);
      information.add(cell.get("information").textValue());
      assertEquals("2023-07-10T00:00:00Z", cell.get("week").textValue());
      assertTrue(cell.has("ttft_p95_ms") && cell.get("carbon_market_kg").isNull());
    }
    assertEquals(List.of("now", "now", "forecast", "oracle"), information);
    assertTrue(first.err().contains("left"), first.err());
    CommandRun again = small(out, "--json");
    assertEquals(first.out(), again.out());
    assertTrue(!again.err().contains("cells ("), "nothing was left to run: " + again.err());
    assertTrue(Files.readString(out.resolve("replay.html")).contains("slit-carbon"));
  }

  @Test
  void printsATableWithBoundsApart() {
    CommandRun run = small(work.resolve("text"));
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("Load 0.02. Differences are from nearest"), run.out());
    int bounds = run.out().indexOf("Bounds, not ranked:");
    assertTrue(bounds > 0 && run.out().indexOf("perfect-carbon") > bounds, run.out());
  }

  @Test
  void wrongFlagsAreNamedWithWhatIsAllowed() {
    CommandRun policy = run("--policies", "nearst");
    assertEquals(2, policy.code(), policy.err());
    assertTrue(policy.err().contains("There is no policy \"nearst\""), policy.err());
    CommandRun mix = run("--mix", "60/30");
    assertEquals(2, mix.code(), mix.err());
    assertTrue(mix.err().contains("60/30/10"), mix.err());
    CommandRun period = run("--from", "2023-07-10T00:00Z");
    assertEquals(2, period.code(), period.err());
    assertTrue(period.err().contains("--from and --to go together"), period.err());
    CommandRun log = run("--log", work.resolve("nothing").toString());
    assertEquals(2, log.code(), log.err());
    assertTrue(log.err().contains("There is no telemetry"), log.err());
  }
}
