package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.fleet.SiteId;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EnergyMoves;
import io.slit.core.units.Energy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentence that tells two plans apart. */
class DifferenceWordsTest {
  private static Map<SiteId, Energy> kwh(double sg, double ca, double gb, double de) {
    Map<SiteId, Energy> bySite = new LinkedHashMap<>();
    bySite.put(new SiteId("SG"), new Energy(sg));
    bySite.put(new SiteId("CA-ON"), new Energy(ca));
    bySite.put(new SiteId("GB"), new Energy(gb));
    bySite.put(new SiteId("DE"), new Energy(de));
    return bySite;
  }

  private static String words(EnergyMoves moves, double... changes) {
    Map<ShownObjective, Double> byObjective = new LinkedHashMap<>();
    for (int i = 0; i < changes.length; i++) {
      byObjective.put(ShownObjective.ALL.get(i), changes[i]);
    }
    return DifferenceWords.of(new PlanDifference(moves, byObjective));
  }

  @Test
  void tellsOneMoveWithWhatItGainsAndCosts() {
    EnergyMoves moves = EnergyMoves.between(kwh(2100, 0, 1, 1), kwh(0, 2100, 1, 1));
    assertEquals(
        "2.1 MWh move from SG to CA-ON: +38 ms TTFT, -640 kg CO2e",
        words(moves, 38, -640_000, 0, 0, 0));
  }

  @Test
  void tellsWhatIsSavedInAll() {
    EnergyMoves moves = EnergyMoves.between(kwh(10, 0, 5, 0), kwh(2, 4, 0, 0.5));
    assertEquals(
        "4 kWh move from SG to CA-ON, 500 Wh from GB to DE, 8.5 kWh less in all: "
            + "-0.25 L water, +1.5 USD, -0.012 quality",
        words(moves, 0, 0, -0.25, 1.5, -0.012));
  }

  @Test
  void sumsSmallMoves() {
    Map<SiteId, Energy> before = new LinkedHashMap<>();
    Map<SiteId, Energy> after = new LinkedHashMap<>();
    before.put(new SiteId("a"), new Energy(15));
    for (int i = 1; i <= 5; i++) {
      after.put(new SiteId("s" + i), new Energy(i));
    }
    assertEquals(
        "5 kWh move from a to s5, 4 kWh from a to s4, 3 kWh from a to s3, "
            + "3 kWh in 2 smaller moves: no difference",
        words(EnergyMoves.between(before, after)));
  }

  @Test
  void tellsThatNothingMoves() {
    EnergyMoves none = EnergyMoves.between(kwh(1, 1, 1, 1), kwh(1, 1, 1, 1));
    assertEquals("No energy moves: no difference", words(none, 0, 0, 0, 0, 0.0004));
    EnergyMoves more = EnergyMoves.between(kwh(1, 1, 1, 1), kwh(1, 3, 2, 1));
    assertEquals("3 kWh more in all: +2 g CO2e", words(more, 0, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, +0.001 ms TTFT", "0.0125, +0.013 ms TTFT", "1.005, +1 ms TTFT", "1.234, +1.23 ms TTFT",
    "12.35, +12.3 ms TTFT", "99.95, +100 ms TTFT", "1234.5, +1235 ms TTFT", "-7, -7 ms TTFT"
  })
  void showsThreeDigitsOrSo(double change, String shown) {
    EnergyMoves none = new EnergyMoves(List.of(), List.of(), List.of());
    assertEquals("No energy moves: " + shown, words(none, change));
    assertEquals(Objective.TTFT, ShownObjective.ALL.get(0).objective());
  }
}
