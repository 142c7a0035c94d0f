package io.slit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamplingTest {
  private static final Instant FROM = Instant.parse("2023-07-10T00:00:00Z");
  private static final Sampling.Span WEEK = new Sampling.Span(FROM, FROM.plus(Duration.ofDays(7)));
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration STARTING = Duration.ofSeconds(100);
  private static final int SEEDS = 40;

  private static List<ReplayWindow> windows(int seed) {
    return Sampling.STANDARD.of(WEEK, QUARTER, STARTING, seed, SEEDS);
  }

  @Test
  void everySeedHasItsOwnPartOfThePeriod() {
    Duration part = Duration.ofDays(7).dividedBy(SEEDS);
    for (int seed = 1; seed <= SEEDS; seed++) {
      ReplayWindow window = windows(seed).get(0);
      Duration since = Duration.between(FROM, window.counted());
      assertTrue(since.compareTo(part.multipliedBy(seed - 1)) >= 0, window.toString());
      assertTrue(since.minusMinutes(3).compareTo(part.multipliedBy(seed)) <= 0, window.toString());
      assertEquals(Duration.ofSeconds(60), Duration.between(window.counted(), window.end()));
    }
  }

  @Test
  void allHoursAndPhasesAreMet() {
    Set<Long> hours = new HashSet<>();
    Set<Long> phases = new HashSet<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      long seconds = windows(seed).get(0).counted().getEpochSecond();
      hours.add(Math.floorMod(seconds, 86_400L) / 3600);
      phases.add(Math.floorMod(seconds, 900L) / 180);
    }
    assertTrue(hours.size() > 14, hours.toString());
    assertEquals(5, phases.size());
  }

  @Test
  void theBeginOfAnEpochIsRunFromBeforeIt() {
    boolean met = false;
    for (int seed = 1; seed <= SEEDS; seed++) {
      ReplayWindow window = windows(seed).get(0);
      List<Epoch> epochs = window.epochs(QUARTER);
      Epoch counted = Epoch.containing(window.counted(), QUARTER);
      boolean early =
          Duration.between(counted.start(), window.counted()).compareTo(STARTING.plusSeconds(60))
              < 0;
      assertEquals(early, epochs.get(0).start().isBefore(counted.start()), window.toString());
      met |= early;
      assertEquals(window.steps(), epochs.size());
      assertTrue(window.stepsBefore() >= 2);
    }
    assertTrue(met, "one window at least lies at the begin of an epoch");
  }

  @Test
  void theSameSeedGivesTheSameWindowsAndAnotherDoesNot() {
    assertEquals(windows(3), windows(3));
    assertFalse(windows(3).equals(windows(4)));
  }

  @Test
  void whatIsNoMultipleOfAStepIsRefused() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Sampling(
                    1, Duration.ofSeconds(45), Duration.ofSeconds(60), Duration.ofSeconds(30)));
    assertTrue(wrong.getMessage().contains("multiple of 30 s"), wrong.getMessage());
  }

  @Test
  void aPeriodShorterThanAWindowIsRefused() {
    Sampling.Span span = new Sampling.Span(FROM, FROM.plusSeconds(90));
    assertThrows(
        IllegalArgumentException.class, () -> Sampling.STANDARD.of(span, QUARTER, STARTING, 1, 1));
  }
}
