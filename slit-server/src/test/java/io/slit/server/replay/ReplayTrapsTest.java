package io.slit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.simulation.policy.Information;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables that somebody could be misled by, and what gives them away. */
class ReplayTrapsTest {
  private static final Instant WEEK = Instant.parse("2023-07-10T00:00:00Z");

  private static CellResult cell(
      String policy, Information information, double kg, double answered) {
    return new CellResult(
        new Cell(policy, WEEK, 0.6, 1),
        information,
        Map.of(
            Metric.CONTROLLABLE_CARBON_KG, kg,
            Metric.TTFT_P95_MS, 100.0,
            Metric.CONTROLLABLE_WATER_L, kg,
            Metric.CONTROLLABLE_COST_USD, kg,
            Metric.SLO_MISS_SHARE, 0.0,
            Metric.ANSWERED_SHARE, answered,
            Metric.REQUESTS_REJECTED, 0.0),
        List.of(),
        List.of());
  }

  private static ReplayTable table(CellResult... cells) {
    return ReplayTable.of(List.of(cells), Optional.empty()).get(0);
  }

  @Test
  void whoAnswersOnlyTheQuickOnesIsNotFeasibleAndNoReference() {
    CellResult honest = cell("nearest", Information.NOW, 10, 1);
    assertEquals(
        Optional.of("hybrid"), table(honest, cell("hybrid", Information.NOW, 5, 1)).reference());
    ReplayTable cheated = table(honest, cell("hybrid", Information.NOW, 5, 0.8));
    assertFalse(cheated.rows().get(1).isFeasible());
    assertEquals(Optional.of("nearest"), cheated.reference());
  }

  @Test
  void anOracleWinsNothing() {
    CellResult baseline = cell("nearest", Information.NOW, 10, 1);
    CellResult oracle = cell("perfect-carbon", Information.ORACLE, 1, 1);
    List<CellResult> knowing = List.of(baseline, oracle);
    assertEquals(Optional.of("nearest"), table(baseline, oracle).reference());
    assertTrue(
        Wins.of(table(baseline, oracle), knowing).stream().allMatch(win -> win.point().isEmpty()));
    CellResult own = cell("slit-carbon", Information.FORECAST, 9, 1);
    assertEquals(
        Optional.of("slit-carbon"),
        Wins.of(table(baseline, own), List.of(baseline, own)).get(0).point());
  }

  /** Tells whether the idle fleet is the first row of every table, and nothing is above itself. */
  private static boolean beginsWithTheIdleFleet(ReplayTable table) {
    ReplayTable.Row first = table.rows().get(0);
    return first.policy().equals("idle")
        && first.find(Metric.CONTROLLABLE_CARBON_KG).orElse(-1) == 0;
  }

  @Test
  void aTableThatForgetsTheIdleFleetIsFoundOut() {
    CellResult policy = cell("nearest", Information.NOW, 10, 1);
    CellResult idle = cell("idle", Information.NOW, 0, 1);
    assertTrue(beginsWithTheIdleFleet(table(idle, policy)));
    assertFalse(beginsWithTheIdleFleet(table(policy)));
    assertFalse(beginsWithTheIdleFleet(table(cell("idle", Information.NOW, 7, 1), policy)));
  }

  @Test
  void aDifferenceOfOneSceneIsNone() {
    CellResult one = cell("nearest", Information.NOW, 10, 1);
    CellResult other = cell("slit-carbon", Information.FORECAST, 5, 1);
    ReplayTable.Row alone = table(one, other).rows().get(1);
    assertFalse(alone.differences().get(Metric.CONTROLLABLE_CARBON_KG).excludesZero());
    List<CellResult> many = new ArrayList<>();
    for (int seed = 1; seed <= 10; seed++) {
      many.add(ofSeed(one, seed));
      many.add(ofSeed(other, seed));
    }
    ReplayTable.Row often = ReplayTable.of(many, Optional.empty()).get(0).rows().get(1);
    assertTrue(often.differences().get(Metric.CONTROLLABLE_CARBON_KG).excludesZero());
  }

  private static CellResult ofSeed(CellResult one, int seed) {
    return new CellResult(
        new Cell(one.cell().policy(), WEEK, 0.6, seed),
        one.information(),
        one.metrics(),
        one.ttftMillis(),
        one.flows());
  }
}
