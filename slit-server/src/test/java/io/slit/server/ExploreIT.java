package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits, what-ifs, objectives, periods, comparison and export of {@code slit explore}. */
@Timeout(120)
class ExploreIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path work;
  private static Path stateDir;
  private static JsonNode plain;

  @BeforeAll
  static void exploreOnce() throws Exception {
    stateDir = Worldwide.trained(work.resolve("state"));
    plain = json(done("--json"));
  }

  private static CommandRun run(String... more) {
    List<String> args = new ArrayList<>(List.of("explore", "--seed", "5"));
    if (!List.of(more).contains("--budget")) {
      args.addAll(List.of("--budget", "300"));
    }
    args.addAll(List.of("--scenario", Worldwide.SCENARIO.toString()));
    args.addAll(List.of("--state-dir", stateDir.toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static CommandRun done(String... more) {
    CommandRun run = run(more);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  private static JsonNode json(CommandRun run) throws Exception {
    return JSON.readTree(run.out());
  }

  private static double value(JsonNode plan, String name) {
    return plan.at("/objectives/" + name).doubleValue();
  }

  private static double middle(String name) {
    List<Double> values = new ArrayList<>();
    plain.get("plans").forEach(plan -> values.add(value(plan, name)));
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  @Test
  void otherSearchesAreAskedByName() throws Exception {
    for (String name : List.of("nsga3", "agemoea", "slit-style", "slit-surrogate")) {
      JsonNode other = json(done("--json", "--algorithm", name));
      assertTrue(other.get("plans").size() > 1, name);
    }
  }

  @Test
  void limitsLeaveOutWhatIsBeyondAndSaySo() throws Exception {
    double carbonKg = Math.ceil(middle("carbon_g")) / 1000;
    double quality = Math.floor(middle("quality") * 1000) / 1000;
    CommandRun run =
        done("--json", "--max", "carbon=" + carbonKg + "kg", "--min", "quality=" + quality);
    JsonNode front = json(run);
    long expected = 0;
    for (JsonNode plan : plain.get("plans")) {
      expected +=
          value(plan, "carbon_g") <= carbonKg * 1000 && value(plan, "quality") >= quality ? 1 : 0;
    }
    assertTrue(0 < expected && expected < plain.get("plans").size(), "the limits cut: " + expected);
    assertTrue(front.get("plans").size() >= 1, "searched within the limits");
    assertEquals(front.get("plans").size(), front.at("/limits/within").intValue());
    for (JsonNode plan : front.get("plans")) {
      assertTrue(value(plan, "carbon_g") <= carbonKg * 1000 * (1 + 1e-6), plan.toString());
      assertTrue(value(plan, "quality") >= quality * (1 - 1e-6), plan.toString());
    }
    String text =
        done("--csv", work.resolve("l.csv").toString(), "--max", "carbon=" + carbonKg + "kg").out();
    assertTrue(text.contains("plans are within"), text);
  }

  @Test
  void whereNoPlanIsLeftItEndsWith4AndTellsTheBestReached() {
    CommandRun run = run("--max", "ttft=1ms", "--out", work.resolve("none").toString());
    assertEquals(4, run.code());
    assertEquals("", run.out());
    double least = Double.MAX_VALUE;
    for (JsonNode plan : plain.get("plans")) {
      least = Math.min(least, value(plan, "ttft_ms"));
    }
    assertTrue(
        run.err().contains("The best that any plan reaches, each on its own: ttft "), run.err());
    assertTrue(
        run.err().contains("No plan at all can keep ttft <= 1 ms: it misses by "), run.err());
    double missed =
        Double.parseDouble(run.err().replaceAll("(?s).*misses by ([0-9.]+) ms.*", "$1"));
    assertTrue(missed <= least - 1, missed + " of " + least);
    assertFalse(Files.exists(work.resolve("none")));
  }

  @Test
  void aWhatIfIsSaidAtTheTopOfEveryFormAndChangesWhatItSays() throws Exception {
    Path out = work.resolve("what-if");
    CommandRun run =
        done(
            "--set",
            "site.GB.ci=321",
            "--without",
            "AU-VIC",
            "--load",
            "1.2",
            "--out",
            out.toString());
    String said = "demand x 1.2; without site AU-VIC; site GB: ci = 321 g/kWh";
    assertTrue(run.out().startsWith("What if: " + said + "\n"), run.out());
    JsonNode front = JSON.readTree(out.resolve("front.json").toFile());
    assertEquals(3, front.at("/what_if/texts").size());
    assertEquals(1.2, front.at("/what_if/load").doubleValue());
    assertEquals(
        plain.get("demand_rps").doubleValue() * 1.2, front.get("demand_rps").doubleValue(), 1e-6);
    List<String> sites = front.get("sites").findValuesAsText("id");
    assertFalse(sites.contains("AU-VIC"), sites.toString());
    assertEquals(321, front.get("sites").get(sites.indexOf("GB")).get("ci_g_kwh").doubleValue());
    for (JsonNode plan : front.get("plans")) {
      assertEquals(sites.size(), plan.get("site_kwh").size());
    }
    List<String> rows = Files.readAllLines(out.resolve("front.csv"));
    assertTrue(rows.subList(1, rows.size()).stream().allMatch(row -> row.endsWith("," + said)));
    assertTrue(Files.readString(out.resolve("front.html")).contains("site GB: ci = 321 g/kWh"));
  }

  @Test
  void aSiteThatAResidencyNeedsCannotBeLeftOut() {
    CommandRun run = run("--without", "SG");
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("without site SG") && run.err().contains("@SG"), run.err());
  }

  @Test
  void besideIsWithLessWithout() throws Exception {
    JsonNode beside = json(done("--load", "0.7", "--beside", "--json")).get("beside");
    JsonNode nearest = beside.at("/nearest/carbon_g");
    double before = baseline("nearest", "carbon_g");
    assertEquals(before, nearest.get("without").doubleValue());
    assertEquals(
        nearest.get("with").doubleValue() - before, nearest.get("difference").doubleValue(), 1e-9);
    assertTrue(nearest.get("difference").doubleValue() < 0, "less demand, less carbon");
    assertTrue(done("--load", "0.7", "--beside").out().contains("with what-ifs less without"));
  }

  private static double baseline(String name, String objective) {
    for (JsonNode one : plain.get("baselines")) {
      if (one.get("name").textValue().equals(name)) {
        return value(one, objective);
      }
    }
    throw new AssertionError("no baseline " + name);
  }

  /** 300 evaluations leave gaps in a front of two objectives where it is not convex. */
  @Test
  void aSubsetShowsItsOwnFrontAndColumns() throws Exception {
    JsonNode front = json(done("--objectives", "ttft,carbon", "--json", "--budget", "2000"));
    assertEquals(List.of("ttft_ms", "carbon_g"), names(front.at("/plans/0/objectives")));
    assertEquals(List.of("balanced", "lowest_ttft", "lowest_carbon"), names(front.get("selected")));
    for (JsonNode all : plain.get("plans")) {
      boolean covered = false;
      for (JsonNode kept : front.get("plans")) {
        covered |=
            value(kept, "ttft_ms") <= 1.02 * value(all, "ttft_ms")
                && value(kept, "carbon_g") <= 1.02 * value(all, "carbon_g");
      }
      assertTrue(covered, all.toString());
    }
    for (JsonNode a : front.get("plans")) {
      for (JsonNode b : front.get("plans")) {
        assertFalse(
            a != b
                && value(a, "ttft_ms") <= value(b, "ttft_ms")
                && value(a, "carbon_g") <= value(b, "carbon_g"));
      }
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> name = object.fieldNames(); name.hasNext(); ) {
      names.add(name.next());
    }
    return names;
  }

  @Test
  void tellsADifferenceInTheWordsOfTheDocument() throws Exception {
    Path file = work.resolve("full.json");
    CommandRun run = done("--diff", "balanced,carbon", "--json", file.toString());
    JsonNode front = JSON.readTree(file.toFile());
    String told = "";
    for (JsonNode one : front.get("differences")) {
      if (one.get("from").textValue().equals("balanced")
          && one.get("to").textValue().equals("lowest_carbon")) {
        told = one.get("text").textValue();
      }
    }
    assertTrue(told.contains("CO2e"), told);
    assertTrue(run.out().endsWith("balanced to carbon: " + told + ".\n"), run.out());
    CommandRun unknown = run("--diff", "balanced,carbn", "--csv", work.resolve("x.csv").toString());
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("Maybe carbon is meant"), unknown.err());
  }

  @Test
  void comparesTwoWrittenFronts() throws Exception {
    Path a = work.resolve("a.json");
    Path b = work.resolve("b.json");
    done("--json=" + a);
    done("--json=" + b, "--set", "site.GB.ci=1");
    CommandRun itself = CommandRun.of("explore", "compare", a.toString(), a.toString(), "--json");
    JsonNode same = JSON.readTree(itself.out());
    assertEquals(same.at("/a/hypervolume"), same.at("/b/hypervolume"));
    assertEquals(1, same.at("/a/coverage").doubleValue());
    JsonNode other =
        JSON.readTree(
            CommandRun.of("explore", "compare", a.toString(), b.toString(), "--json").out());
    assertEquals("site GB: ci = 1 g/kWh", other.at("/b/what_if/0").textValue());
    assertEquals(5, other.get("best").size());
    CommandRun text = CommandRun.of("explore", "compare", a.toString(), b.toString());
    assertTrue(text.out().contains("hypervolume") && text.out().contains("coverage"), text.out());
    Path none = work.resolve("none.json");
    CommandRun missing = CommandRun.of("explore", "compare", a.toString(), none.toString());
    assertEquals(2, missing.code());
    Files.writeString(none, "{\"plans\":3}");
    CommandRun wrong = CommandRun.of("explore", "compare", a.toString(), none.toString());
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("none.json") && wrong.err().contains("objectives"));
  }

  @Test
  void aPeriodSumsItsEpochsAndEachIsWhatItWouldBeAlone() throws Exception {
    Path out = work.resolve("day");
    CommandRun run =
        done("--from", "2023-07-10T11:00Z", "--to", "2023-07-10T13:00Z", "--out", out.toString());
    assertTrue(run.err().contains("1 of 2: 2023-07-10T11:00:00Z"), run.err());
    assertTrue(run.err().contains("s left"), run.err());
    JsonNode noon = JSON.readTree(out.resolve("2023-07-10T120000Z/front.json").toFile());
    JsonNode eleven = JSON.readTree(out.resolve("2023-07-10T110000Z/front.json").toFile());
    assertEquals(plain.get("selected"), noon.get("selected"));
    JsonNode summary = JSON.readTree(out.resolve("summary.json").toFile());
    assertEquals(4, summary.get("epochs_per_step").doubleValue());
    double rate = eleven.get("demand_rps").doubleValue() + noon.get("demand_rps").doubleValue();
    JsonNode row = summary.at("/summary/0");
    assertEquals("balanced", row.get("name").textValue());
    assertEquals(
        4 * (balanced(eleven, "carbon_g") + balanced(noon, "carbon_g")), value(row, "carbon_g"), 1);
    assertEquals(
        (eleven.get("demand_rps").doubleValue() * balanced(eleven, "ttft_ms")
                + noon.get("demand_rps").doubleValue() * balanced(noon, "ttft_ms"))
            / rate,
        value(row, "ttft_ms"),
        0.001);
    assertEquals(1 + 2 * 14, Files.readAllLines(out.resolve("epochs.csv")).size());
    assertEquals(1 + 14, Files.readAllLines(out.resolve("summary.csv")).size());
    assertTrue(run.out().contains("times 4"), run.out());
  }

  private static double balanced(JsonNode front, String name) {
    String id = front.at("/selected/balanced").textValue();
    for (JsonNode plan : front.get("plans")) {
      if (plan.get("id").textValue().equals(id)) {
        return value(plan, name);
      }
    }
    throw new AssertionError("no plan " + id);
  }

  @Test
  void flagsThatDoNotGoTogetherAreRefused() {
    for (String[] flags :
        new String[][] {
          {"--from", "2023-07-10T11:00Z"},
          {"--from", "2023-07-10T11:00Z", "--to", "2023-07-10T10:00Z"},
          {"--from", "2023-07-10T11:00Z", "--to", "2023-07-10T12:00Z", "--step", "20min"},
          {"--from", "2023-07-10T11:00Z", "--to", "2023-07-10T12:00Z", "--step", "1"},
          {"--from", "2023-07-10T11:00Z", "--to", "2023-07-10T12:00Z", "--beside"},
          {"--step", "1h", "--at", "2023-07-10T11:00Z"},
          {"--diff", "balanced"}
        }) {
      CommandRun run = run(flags);
      assertEquals(2, run.code(), String.join(" ", flags));
      assertTrue(run.err().contains("--"), run.err());
    }
  }

  @Test
  void parquetHoldsEveryPlanAndItsShares() throws Exception {
    Path file = work.resolve("front.parquet");
    done("--parquet", file.toString());
    Path shares = work.resolve("front-shares.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery(
              "select kind, id, picked_as, ttft_ms, quality from '" + file + "'")) {
        for (JsonNode plan : plain.get("plans")) {
          assertTrue(found.next());
          assertEquals("plan", found.getString(1));
          assertEquals(plan.get("id").textValue(), found.getString(2));
          assertEquals(value(plan, "ttft_ms"), found.getDouble(4));
          assertEquals(value(plan, "quality"), found.getDouble(5));
        }
      }
      try (ResultSet found =
          statement.executeQuery(
              "select count(*), min(s), max(s) from (select sum(share) s from '"
                  + shares
                  + "' group by epoch_start, id, class)")) {
        assertTrue(found.next());
        assertEquals(196 * (plain.get("plans").size() + 8), found.getInt(1));
        assertEquals(1, found.getDouble(2), 1e-9);
        assertEquals(1, found.getDouble(3), 1e-9);
      }
    }
  }
}
