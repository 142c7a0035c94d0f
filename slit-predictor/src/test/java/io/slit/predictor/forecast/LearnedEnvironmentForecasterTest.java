package io.slit.predictor.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.PastConditions;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class LearnedEnvironmentForecasterTest {
  private static final SiteId SITE = new SiteId("GB");
  private static final Instant NOW = Instant.parse("2023-03-10T12:20:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private final LearnedEnvironmentForecaster forecaster = new LearnedEnvironmentForecaster();

  @Test
  void foretellsADailyCycleExactly() {
    for (int hours : List.of(1, 6, 24)) {
      Instant then = NOW.plus(Duration.ofHours(hours));
      Forecast<Environment> forecast = forecast(past(NOW, this::cycle), then);
      SiteConditions expected = forecast.expected().find(SITE).orElseThrow();
      assertEquals(cycle(hour(then)), expected.carbonIntensity().gramsPerKwh(), 1e-9);
      assertEquals(cycle(hour(then)) / 1000, expected.price().usdPerKwh(), 1e-12);
      assertEquals(NOW, forecast.issuedAt());
    }
  }

  @Test
  void isPersistenceForARandomWalk() {
    double[] walk = new double[24 * 400];
    Random random = new Random(3);
    for (int i = 1; i < walk.length; i++) {
      walk[i] = walk[i - 1] + random.nextGaussian();
    }
    ToDoubleFunction<Instant> signal = at -> 300 + walk[(int) (hours(at) % walk.length)];
    SiteConditions expected =
        forecast(past(NOW, signal), NOW.plus(Duration.ofHours(1)))
            .expected()
            .find(SITE)
            .orElseThrow();
    assertEquals(signal.applyAsDouble(hour(NOW)), expected.carbonIntensity().gramsPerKwh(), 2.0);
  }

  @Test
  void beatsPersistenceOnANoisyCycleAndCoversIt() {
    Random random = new Random(5);
    double[] noise = random.doubles(24 * 30, -20, 20).toArray();
    ToDoubleFunction<Instant> signal = at -> cycle(at) + noise[(int) (hours(at) % noise.length)];
    double own = 0;
    double persistence = 0;
    int covered = 0;
    for (int k = 0; k < 100; k++) {
      Instant now = NOW.plus(Duration.ofHours(k));
      Instant then = now.plus(Duration.ofHours(6));
      Forecast<Environment> forecast = forecast(past(now, signal), then);
      double truth = signal.applyAsDouble(hour(then));
      own += Math.abs(grams(forecast.expected()) - truth);
      persistence += Math.abs(signal.applyAsDouble(hour(now)) - truth);
      covered += grams(forecast.low()) <= truth && truth <= grams(forecast.high()) ? 1 : 0;
    }
    assertTrue(own < 0.3 * persistence, own + " against " + persistence);
    assertTrue(covered >= 65 && covered <= 95, "covered " + covered);
  }

  private static double grams(Environment environment) {
    return environment.find(SITE).orElseThrow().carbonIntensity().gramsPerKwh();
  }

  @Test
  void isTheSameWhateverTheFutureHolds() {
    ToDoubleFunction<Instant> poisoned = at -> at.isAfter(NOW) ? Double.NaN : cycle(at);
    for (int hours : List.of(0, 1, 9, 24, 40)) {
      Epoch epoch = Epoch.containing(NOW.plus(Duration.ofHours(hours)), QUARTER);
      Forecast<Environment> plain =
          new LearnedEnvironmentForecaster().forecast(past(NOW, this::cycle), List.of(SITE), epoch);
      Forecast<Environment> blind =
          new LearnedEnvironmentForecaster().forecast(past(NOW, poisoned), List.of(SITE), epoch);
      assertEquals(plain.expected().bySite(), blind.expected().bySite());
      assertEquals(plain.low().bySite(), blind.low().bySite());
      assertEquals(plain.high().bySite(), blind.high().bySite());
    }
  }

  @Test
  void startsAnewWhenTimeGoesBack() {
    Instant then = NOW.plus(Duration.ofHours(3));
    Environment fresh = forecast(past(NOW, this::cycle), then).expected();
    Instant later = NOW.plus(Duration.ofDays(9));
    LearnedEnvironmentForecaster used = new LearnedEnvironmentForecaster();
    Epoch epoch = Epoch.containing(then, QUARTER);
    used.forecast(past(later, at -> 7 * cycle(at)), List.of(SITE), epoch);
    Environment again = used.forecast(past(NOW, this::cycle), List.of(SITE), epoch).expected();
    assertEquals(fresh.bySite(), again.bySite());
  }

  @Test
  void fallsBackToPersistenceOnAShortPast() {
    Instant since = NOW.minus(Duration.ofHours(2));
    PastConditions young = new Past(NOW, this::cycle, since);
    SiteConditions expected =
        forecast(young, NOW.plus(Duration.ofHours(3))).expected().find(SITE).orElseThrow();
    assertEquals(cycle(hour(NOW)), expected.carbonIntensity().gramsPerKwh(), 1e-9);
  }

  @Test
  void leavesOutASiteWithoutAPast() {
    PastConditions none = new Past(NOW, this::cycle, NOW.plusSeconds(1));
    Forecast<Environment> forecast = forecast(none, NOW.plus(Duration.ofHours(1)));
    assertTrue(forecast.expected().bySite().isEmpty());
  }

  private Forecast<Environment> forecast(PastConditions past, Instant then) {
    return forecaster.forecast(past, List.of(SITE), Epoch.containing(then, QUARTER));
  }

  private double cycle(Instant at) {
    return 200 + 100 * Math.sin(2 * Math.PI * (hours(at) % 24) / 24);
  }

  private static long hours(Instant at) {
    return at.getEpochSecond() / 3600;
  }

  private static Instant hour(Instant at) {
    return Instant.ofEpochSecond(hours(at) * 3600);
  }

  private static PastConditions past(Instant now, ToDoubleFunction<Instant> signal) {
    return new Past(now, signal, Instant.EPOCH);
  }

  private record Past(Instant now, ToDoubleFunction<Instant> signal, Instant since)
      implements PastConditions {
    @Override
    public Optional<SiteConditions> at(SiteId site, Instant instant) {
      if (instant.isAfter(now)) {
        throw new IllegalArgumentException("The future was asked for: " + instant);
      }
      if (instant.isBefore(since)) {
        return Optional.empty();
      }
      double value = signal.applyAsDouble(instant);
      return Optional.of(
          new SiteConditions(
              CarbonIntensity.averageLifecycle(value),
              new ElectricityPrice(value / 1000),
              new Celsius(value / 20),
              new WaterIntensity(value / 500),
              new WaterIntensity(value / 100)));
    }
  }
}
