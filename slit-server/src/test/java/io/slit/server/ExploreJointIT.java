package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code slit explore --joint}: plans that cover a period. */
@Timeout(180)
class ExploreJointIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SUMS = List.of("carbon_g", "water_l", "cost_usd");

  @TempDir private static Path work;
  private static Path stateDir;
  private static Path out;
  private static JsonNode front;
  private static CommandRun first;

  @BeforeAll
  static void exploreOnce() throws Exception {
    stateDir = Worldwide.trained(work.resolve("state"));
    out = work.resolve("joint");
    first = done("--joint", "--diff", "nearest,carbon", "--out", out.toString());
    front = JSON.readTree(out.resolve("front.json").toFile());
  }

  /** Three quarters of an hour: each step is one epoch of the scenario. */
  private static CommandRun run(String... more) {
    List<String> args = new ArrayList<>(List.of("explore", "--budget", "700", "--seed", "5"));
    args.addAll(List.of("--scenario", Worldwide.SCENARIO.toString()));
    args.addAll(List.of("--state-dir", stateDir.toString()));
    args.addAll(List.of("--from=2023-07-10T11:30Z", "--to=2023-07-10T12:15Z"));
    args.addAll(List.of(more));
    if (args.stream().noneMatch(arg -> arg.startsWith("--step"))) {
      args.add("--step=15min");
    }
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static CommandRun done(String... more) {
    CommandRun run = run(more);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  private static double value(JsonNode plan, String name) {
    return plan.at("/objectives/" + name).doubleValue();
  }

  @Test
  void baselinesAreWhatTheyAreEpochByEpoch() throws Exception {
    JsonNode alone = JSON.readTree(done("--json").out());
    int compared = 0;
    for (JsonNode row : alone.get("summary")) {
      for (JsonNode baseline : front.get("baselines")) {
        if (baseline.get("name").equals(row.get("name"))) {
          compared++;
          for (String name : List.of("ttft_ms", "carbon_g", "water_l", "cost_usd", "quality")) {
            double expected = value(row, name);
            assertEquals(expected, value(baseline, name), 1e-6 * Math.abs(expected), name);
          }
        }
      }
    }
    assertEquals(8, compared);
  }

  @Test
  void aPickIsTheSumOfItsEpochs() {
    int picks = 0;
    for (JsonNode plan : front.get("plans")) {
      assertEquals(3, plan.get("site_kwh_by_epoch").size());
      for (int site = 0; site < plan.get("site_kwh").size(); site++) {
        double sum = 0;
        for (JsonNode epoch : plan.get("site_kwh_by_epoch")) {
          sum += epoch.get(site).doubleValue();
        }
        assertEquals(plan.get("site_kwh").get(site).doubleValue(), sum, 1e-9 + 1e-9 * sum);
      }
      if (plan.has("by_epoch")) {
        picks++;
        for (String name : SUMS) {
          double sum = 0;
          for (JsonNode epoch : plan.get("by_epoch")) {
            sum += value(epoch, name);
          }
          assertEquals(value(plan, name), sum, 1e-6 * sum, name);
        }
        assertMeans(plan);
      }
    }
    long named =
        front.get("selected").properties().stream().map(e -> e.getValue()).distinct().count();
    assertEquals(named, picks);
  }

  private static void assertMeans(JsonNode plan) {
    double requests = 0;
    double ttft = 0;
    double rps = 0;
    for (int i = 0; i < 3; i++) {
      double demand = front.get("epochs").get(i).get("demand_rps").doubleValue();
      requests += demand;
      ttft += demand * value(plan.get("by_epoch").get(i), "ttft_ms");
      for (JsonNode site : plan.get("site_rps_by_epoch").get(i)) {
        rps += site.doubleValue();
      }
    }
    assertEquals(value(plan, "ttft_ms"), ttft / requests, 1e-3);
    assertEquals(requests, rps, 1e-6 * requests);
    assertEquals(requests / 3, front.get("demand_rps").doubleValue(), 1e-9 * requests);
  }

  @Test
  void tellsTheDifferenceAndThePeriod() throws Exception {
    assertTrue(first.err().contains("3 epochs at once"), first.err());
    assertTrue(first.out().contains("as one plan of 3 epochs of 15 minutes"), first.out());
    assertTrue(first.out().contains("nearest to carbon: "), first.out());
    assertEquals("2023-07-10T12:15:00Z", front.get("to").textValue());
    List<String> rows = Files.readAllLines(out.resolve("epochs.csv"));
    assertEquals(1 + 3 * (front.get("selected").size() + 8), rows.size());
    assertTrue(rows.get(1).startsWith("2023-07-10T11:30:00Z,balanced,"), rows.get(1));
  }

  @Test
  void sharesOfEveryEpochSumToOne() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select count(*), min(s), max(s) from (select sum(share) s from '"
                    + out.resolve("front-shares.parquet")
                    + "' group by epoch_start, id, class)")) {
      assertTrue(found.next());
      assertEquals(3 * 196 * (front.get("plans").size() + 8), found.getInt(1));
      assertEquals(1, found.getDouble(2), 1e-9);
      assertEquals(1, found.getDouble(3), 1e-9);
    }
  }

  @Test
  void limitsAndWhatIfsAreThoseOfThePeriod() throws Exception {
    CommandRun none = run("--joint", "--max", "carbon=1g", "--json");
    assertEquals(4, none.code(), none.err());
    assertTrue(none.err().contains("No plan of"), none.err());
    Path file = work.resolve("half.json");
    CommandRun half = done("--joint", "--load", "0.5", "--beside", "--json=" + file);
    assertTrue(half.out().contains("with what-ifs less without"), half.out());
    JsonNode changed = JSON.readTree(file.toFile());
    assertEquals(
        front.get("demand_rps").doubleValue() / 2, changed.get("demand_rps").doubleValue(), 1e-9);
  }

  @Test
  void aStepIsAnEpochOfItsOwnLength() throws Exception {
    CommandRun run = done("--joint", "--step=45min", "--json");
    JsonNode one = JSON.readTree(run.out());
    assertEquals(2700, one.get("epoch_seconds").doubleValue());
    double demand = front.get("demand_rps").doubleValue();
    assertEquals(demand, one.get("demand_rps").doubleValue(), 1e-9 * demand);
  }

  @Test
  void refusesWhatIsNoPeriodOfWholeSteps() {
    CommandRun open = run("--joint", "--step=30min");
    assertEquals(2, open.code());
    assertTrue(open.err().contains("whole number of steps"), open.err());
    CommandRun alone = CommandRun.of("explore", "--joint");
    assertEquals(2, alone.code());
    assertTrue(alone.err().contains("--from and --to"), alone.err());
  }
}
