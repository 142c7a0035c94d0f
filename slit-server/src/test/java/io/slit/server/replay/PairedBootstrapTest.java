package io.slit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.simulation.policy.Information;
import io.slit.server.replay.PairedBootstrap.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
  private static final Instant WEEK = Instant.parse("2023-07-10T00:00:00Z");
  private static final int SCENES = 40;

  private static List<CellResult> cells(String policy, IntToDoubleFunction value) {
    List<CellResult> cells = new ArrayList<>();
    for (int seed = 1; seed <= SCENES; seed++) {
      cells.add(
          new CellResult(
              new Cell(policy, WEEK, 0.6, seed),
              Information.NOW,
              Map.of(Metric.CARBON_KG, value.applyAsDouble(seed)),
              List.of(),
              List.of()));
    }
    return cells;
  }

  private static Interval difference(IntToDoubleFunction one, IntToDoubleFunction other) {
    return PairedBootstrap.of(cells("a", one), cells("b", other), Metric.CARBON_KG).orElseThrow();
  }

  @Test
  void aConstantRatioHasNoSpreadHoweverMuchScenesDiffer() {
    Interval interval = difference(seed -> seed, seed -> 0.9 * seed);
    assertEquals(-10, interval.percent(), 1e-9);
    assertEquals(-10, interval.low(), 1e-9);
    assertEquals(-10, interval.high(), 1e-9);
    assertEquals(-0.1 * 20.5, interval.absolute(), 1e-9);
    assertTrue(interval.excludesZero());
  }

  @Test
  void theIntervalIsAsWideAsTheStandardErrorSays() {
    Random random = new Random(7);
    double[] noise = random.doubles(SCENES + 1, -1, 1).toArray();
    Interval interval = difference(seed -> 100, seed -> 100 + 10 * noise[seed]);
    double mean = 0;
    double squares = 0;
    for (int seed = 1; seed <= SCENES; seed++) {
      mean += 10 * noise[seed] / SCENES;
    }
    for (int seed = 1; seed <= SCENES; seed++) {
      squares += Math.pow(10 * noise[seed] - mean, 2);
    }
    double error = Math.sqrt(squares / SCENES / (SCENES - 1));
    assertEquals(mean, interval.percent(), 1e-9);
    assertEquals(2 * 1.96 * error, interval.high() - interval.low(), 0.15 * 4 * error);
  }

  @Test
  void itCoversTheTruthAboutAsOftenAsItSays() {
    Random random = new Random(11);
    int covered = 0;
    for (int run = 0; run < 200; run++) {
      double[] noise = random.doubles(SCENES + 1, -1, 1).toArray();
      Interval interval = difference(seed -> 100, seed -> 102 + 10 * noise[seed]);
      covered += interval.low() <= 2 && 2 <= interval.high() ? 1 : 0;
    }
    assertTrue(covered > 175 && covered < 200, "covered " + covered);
  }

  @Test
  void whatIsUnknownIsNotCompared() {
    assertEquals(
        Optional.empty(),
        PairedBootstrap.of(cells("a", seed -> 1), cells("b", seed -> 1), Metric.CARBON_MARKET_KG));
  }

  @Test
  void oneSceneExcludesNothing() {
    Interval interval =
        PairedBootstrap.of(
                cells("a", seed -> 1).subList(0, 1),
                cells("b", seed -> 2).subList(0, 1),
                Metric.CARBON_KG)
            .orElseThrow();
    assertFalse(interval.excludesZero());
  }
}
