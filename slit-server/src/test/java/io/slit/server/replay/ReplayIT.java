package io.slit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.SiteId;
import io.slit.core.search.slit.PlanSearches;
import io.slit.core.simulation.policy.Forecasters;
import io.slit.core.simulation.policy.Information;
import io.slit.core.simulation.power.Microgrid;
import io.slit.predictor.fallback.AnalyticServingPredictor;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import io.slit.predictor.forecast.LearnedEnvironmentForecaster;
import io.slit.server.Worldwide;
import io.slit.server.config.SearchLimit;
import io.slit.server.json.ReplayJson;
import io.slit.server.microgrid.MicrogridReader;
import io.slit.server.microgrid.Microgrids;
import io.slit.server.planning.World;
import io.slit.server.simulation.MeasuredRows;
import io.slit.server.whatif.WhatIf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Replays on the committed scenario at a small part of its load. */
class ReplayIT {
  private static final Instant FROM = Instant.parse("2023-07-10T00:00:00Z");
  private static final double LOAD = 0.02;
  private static World world;
  private static List<CellResult> all;

  @TempDir private static Path shared;
  @TempDir private Path own;

  @BeforeAll
  static void replayAllOnce() {
    world = World.source(Worldwide.SCENARIO).load();
    all = run(order(ReplayDesk.policyNames(), 1, LOAD, WhatIf.NONE), shared, 1, new ArrayList<>());
  }

  private static ReplayOrder order(List<String> policies, int seeds, double load, WhatIf whatIf) {
    return order(policies, seeds, load, whatIf, 1, Microgrids.NONE);
  }

  private static ReplayOrder order(
      List<String> policies,
      int seeds,
      double load,
      WhatIf whatIf,
      int windows,
      Microgrids microgrids) {
    Duration half = Duration.ofSeconds(30);
    return new ReplayOrder(
        List.of(FROM),
        Duration.ofHours(6),
        policies,
        List.of(load),
        seeds,
        Mix.OF_SCENARIO,
        new Sampling(windows, half, half, half),
        new SearchLimit.Evaluations(60),
        PlannerModel.LEARNED,
        whatIf,
        microgrids,
        ReplayOrder.OF_SCENARIO);
  }

  private static List<CellResult> run(
      ReplayOrder order, Path directory, int threads, List<Cell> ran) {
    ReplayDesk.Tools tools =
        new ReplayDesk.Tools(
            new AnalyticServingPredictor(),
            MeasuredRows.of(world.dataset())::physics,
            PlanSearches.named("slit", (rows, targets, seed) -> row -> 0),
            PlanSearches.named("slit-style", (rows, targets, seed) -> row -> 0),
            () ->
                new Forecasters(new LearnedEnvironmentForecaster(), new LearnedDemandForecaster()));
    return new ReplayDesk(world, tools, order)
        .replay(directory)
        .run(threads, progress -> ran.add(progress.last()));
  }

  private static double of(CellResult result, Metric metric) {
    return result.find(metric).orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> everyPolicyServesTheSameRequestsAndLosesNone() {
    double arrived = of(all.get(1), Metric.REQUESTS_ARRIVED);
    assertTrue(arrived > 50, "arrived " + arrived);
    return all.stream()
        .filter(one -> !one.cell().policy().equals("idle"))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.cell().policy(),
                    () -> {
                      assertEquals(arrived, of(one, Metric.REQUESTS_ARRIVED));
                      assertEquals(0, of(one, Metric.REQUESTS_REJECTED));
                      assertEquals(1, of(one, Metric.ANSWERED_SHARE), 0.1);
                      assertTrue(of(one, Metric.CARBON_KG) > of(all.get(0), Metric.CARBON_KG));
                      assertEquals(
                          of(one, Metric.CARBON_KG) - of(all.get(0), Metric.CARBON_KG),
                          of(one, Metric.CONTROLLABLE_CARBON_KG),
                          1e-12);
                      assertEquals(
                          of(one, Metric.WATER_SITE_L) + of(one, Metric.WATER_SOURCE_L),
                          of(one, Metric.WATER_L),
                          1e-9);
                    }));
  }

  @Test
  void theEmptyWorkloadIsRowZeroOfEveryTable() {
    CellResult idle = all.get(0);
    assertEquals("idle", idle.cell().policy());
    assertEquals(0, of(idle, Metric.REQUESTS_ARRIVED));
    assertTrue(of(idle, Metric.IT_KWH) > 0);
    assertEquals(0, of(idle, Metric.CONTROLLABLE_CARBON_KG));
    ReplayTable table = ReplayTable.of(all, Optional.empty()).get(0);
    assertEquals("idle", table.rows().get(0).policy());
    assertTrue(ReplayText.of(List.of(table), all).indexOf("\nidle ") > 0);
  }

  @Test
  void oraclesAndSlitAreNeverTheReference() {
    ReplayTable table = ReplayTable.of(all, Optional.empty()).get(0);
    String reference = table.reference().orElseThrow();
    assertTrue(!reference.startsWith("perfect") && !reference.equals("idle"), reference);
    assertTrue(!reference.startsWith("slit-") || reference.equals("slit-style"), reference);
    assertTrue(
        table.rows().stream()
            .filter(row -> row.information() == Information.ORACLE)
            .noneMatch(ReplayTable.Row::isRanked));
  }

  @Test
  void threadsChangeNoResult() {
    List<String> some = List.of("nearest", "greedy-carbon", "slit-carbon", "power-of-two");
    ReplayOrder order = order(some, 2, LOAD, WhatIf.NONE);
    assertEquals(
        run(order, own.resolve("one"), 1, new ArrayList<>()),
        run(order, own.resolve("three"), 3, new ArrayList<>()));
  }

  @Test
  void finishedCellsAreKept() throws IOException {
    ReplayOrder order = order(List.of("nearest", "greedy-cost"), 1, LOAD, WhatIf.NONE);
    List<Cell> first = new ArrayList<>();
    List<CellResult> results = run(order, own, 1, first);
    assertEquals(3, first.size());
    Files.delete(own.resolve("cells").resolve(results.get(2).cell().fileName()));
    List<Cell> second = new ArrayList<>();
    assertEquals(results, run(order, own, 1, second));
    assertEquals(List.of(results.get(2).cell()), second);
  }

  @Test
  void cellsOfAnotherOrderAreNotMixedIn() {
    run(order(List.of("nearest"), 1, LOAD, WhatIf.NONE), own, 1, new ArrayList<>());
    WhatIf other = new WhatIf(List.of(), Set.of(new SiteId("US-TEX-ERCO")), 1);
    ReplayOrder changed = order(List.of("nearest"), 1, LOAD, other);
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> run(changed, own, 1, new ArrayList<>()));
    assertTrue(wrong.getMessage().contains("another replay"), wrong.getMessage());
  }

  @Test
  void anOverloadQueuesAndNeverVanishes() {
    CellResult result =
        run(order(List.of("greedy-carbon"), 1, 2.5, WhatIf.NONE), own, 1, new ArrayList<>()).get(1);
    double arrived = of(result, Metric.REQUESTS_ARRIVED);
    assertTrue(of(result, Metric.PEAK_UTILISATION) > 1, "it queues");
    assertTrue(
        of(result, Metric.SLO_MISS_SHARE) > 0.05 || of(result, Metric.ANSWERED_SHARE) < 0.97);
    assertTrue(
        of(result, Metric.REQUESTS_SERVED) + of(result, Metric.REQUESTS_OPEN)
            >= arrived - of(result, Metric.REQUESTS_REJECTED));
    ReplayTable table = ReplayTable.of(List.of(result), Optional.empty()).get(0);
    assertTrue(!table.rows().get(0).isFeasible());
    assertEquals(Optional.empty(), table.reference());
  }

  @Test
  void aSiteThatIsLeftOutServesNothing() {
    WhatIf whatIf = new WhatIf(List.of(), Set.of(new SiteId("AU-VIC")), 1);
    List<CellResult> results =
        run(order(List.of("round-robin"), 1, LOAD, whatIf), own, 1, new ArrayList<>());
    assertTrue(results.get(1).flows().stream().noneMatch(flow -> flow.site().equals("AU-VIC")));
    assertTrue(all.get(1).flows().stream().anyMatch(flow -> flow.site().equals("AU-VIC")));
  }

  private static Microgrids everySite(Microgrid microgrid) {
    Map<SiteId, Microgrid> bySite = new LinkedHashMap<>();
    world.fleet().sites().forEach(site -> bySite.put(site.id(), microgrid));
    return new Microgrids(bySite);
  }

  private List<CellResult> runWith(Microgrid microgrid, String directory) {
    ReplayOrder order =
        order(List.of("nearest", "greedy-carbon"), 1, LOAD, WhatIf.NONE, 6, everySite(microgrid));
    return run(order, own.resolve(directory), 1, new ArrayList<>());
  }

  @Test
  void loadIsGridAndRenewableAndBatteriesForEveryPolicy() {
    Microgrid microgrid =
        new Microgrid(
            new Microgrid.Solar(500, 0.6, 0.86),
            Microgrid.Wind.of(300),
            new Microgrid.Battery(400, 0.1, 100, 100, 0.95),
            Double.POSITIVE_INFINITY);
    for (CellResult one : runWith(microgrid, "own")) {
      double load =
          of(one, Metric.GRID_KWH)
              + of(one, Metric.RENEWABLE_KWH)
              + of(one, Metric.BATTERY_OUT_KWH)
              - of(one, Metric.BATTERY_IN_KWH);
      assertEquals(of(one, Metric.FACILITY_KWH), load, 1e-9 * load);
      assertTrue(of(one, Metric.RENEWABLE_KWH) > 0 && of(one, Metric.CURTAILED_KWH) > 0);
      assertTrue(of(one, Metric.MICROGRID_CARBON_KG) < of(one, Metric.CARBON_KG));
    }
  }

  @Test
  void theExampleOfTheDocsIsReadAndNamesSitesOfTheScenario() {
    Path file = Path.of(System.getProperty("basedir", "."), "docs/instances/microgrid.yaml");
    Microgrids example = MicrogridReader.read(file, world.fleet().sites());
    assertEquals(4, example.bySite().size());
    assertTrue(example.usableKwh() > 0);
    ReplayOrder order = order(List.of("nearest"), 1, LOAD, WhatIf.NONE, 6, example);
    CellResult nearest = run(order, own, 1, new ArrayList<>()).get(1);
    assertTrue(of(nearest, Metric.RENEWABLE_KWH) > 0);
    assertTrue(nearest.find(Metric.BATTERY_CYCLES).isPresent());
  }

  @Test
  void sitesWithNothingOfTheirOwnComeToTheSameAsWithoutAFile() {
    for (CellResult one : runWith(Microgrid.NONE, "none")) {
      double kg = of(one, Metric.CARBON_KG);
      assertEquals(kg, of(one, Metric.MICROGRID_CARBON_KG), 1e-9 * kg);
      assertEquals(of(one, Metric.WATER_L), of(one, Metric.MICROGRID_WATER_L), 1e-9 * kg);
      assertEquals(of(one, Metric.COST_USD), of(one, Metric.MICROGRID_COST_USD), 1e-9 * kg);
      assertEquals(0, of(one, Metric.RENEWABLE_OFFSET_SHARE));
    }
  }

  @Test
  void windowsTooFarApartToFollowTheSunAreRefused() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> order(List.of("nearest"), 1, LOAD, WhatIf.NONE, 5, everySite(Microgrid.NONE)));
    assertTrue(wrong.getMessage().contains("--windows 6"), wrong.getMessage());
  }

  @Test
  void theFilesHoldEveryCellAndEveryMetric() throws IOException {
    ReplayOrder order = order(List.of("nearest"), 1, LOAD, WhatIf.NONE);
    List<CellResult> some = all.subList(0, 3);
    List<ReplayTable> tables = ReplayTable.of(some, Optional.empty());
    var texts = ReplayJson.report(order, some, tables);
    ReplayFiles.write(own, order, some, tables, texts);
    assertEquals(3, Files.readAllLines(own.resolve("replay.jsonl")).size());
    String line = Files.readAllLines(own.resolve("replay.jsonl")).get(1);
    for (Metric metric : Metric.values()) {
      assertTrue(line.contains("\"" + metric.key() + "\":"), metric.key());
    }
    assertTrue(line.contains("\"carbon_marginal_kg\":null"));
    assertTrue(line.contains("\"information\":\"now\""));
    String page = Files.readString(own.resolve("replay.html"));
    assertTrue(page.contains("\"policy\":\"round-robin\"") && !page.contains("SLIT_REPLAY_JSON"));
    assertTrue(Files.size(own.resolve("replay.parquet")) > 100);
  }
}
