package io.slit.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.forecast.evaluation.Signal;
import io.slit.server.planning.World;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Three winter months, one scored: a year takes too long here. The bars are those of the year. */
class ForecastBenchTest {
  private static final World WORLD =
      World.source(Path.of("../datasets/worldwide-14/scenario.yaml")).load();
  private static final ForecastFigures FIGURES =
      ForecastBench.run(
          WORLD,
          new ForecastBench.Period(
              Instant.parse("2022-10-01T00:00:00Z"),
              Instant.parse("2023-01-01T00:00:00Z"),
              Instant.parse("2023-02-01T00:00:00Z")),
          step -> {});

  @Test
  void beatsBothSimpleRulesOverTheDayInThirteenZones() {
    for (Signal signal : Signal.values()) {
      long zones = FIGURES.zonesBeatenOverTheDay(signal);
      assertTrue(zones >= 13, signal + ": better in " + zones + " of " + FIGURES.byZone().size());
    }
  }

  @Test
  void coversAboutEightOfTen() {
    FIGURES
        .byZone()
        .forEach(
            (zone, signals) -> {
              double coverage = signals.get(Signal.WET_BULB).dayAhead().coverage();
              assertTrue(coverage > 0.72 && coverage < 0.88, zone + " covers " + coverage);
            });
  }

  @Test
  void foretellsTheDemandOfAllClassesWithinFivePercent() {
    assertTrue(FIGURES.nextEpoch().wape() <= 0.05, FIGURES.nextEpoch().toString());
    assertTrue(FIGURES.nextEpoch().classWape() < FIGURES.nextEpoch().classPersistenceWape());
    assertEquals(WORLD.classes().size(), FIGURES.nextEpoch().byClass().size());
  }

  @Test
  void printsEveryZoneUnderEverySignal() {
    String text = ForecastText.of(FIGURES);
    for (Signal signal : Signal.values()) {
      assertTrue(text.contains(signal.key() + ", " + signal.unit()), text);
    }
    assertEquals(5 * 14, text.lines().filter(line -> line.matches("\\| [A-Z].*%.*")).count());
  }
}
