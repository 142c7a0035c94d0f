package io.slit.predictor.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.Forecast;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class LearnedDemandForecasterTest {
  private static final ClassId CHAT = new ClassId("chat@GB");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Instant NOW = Instant.parse("2023-03-10T12:07:00Z");
  private final LearnedDemandForecaster forecaster = new LearnedDemandForecaster();

  @Test
  void foretellsADailyCycle() {
    Epoch next = Epoch.containing(NOW, QUARTER).next();
    for (int ahead : List.of(0, 20, 95)) {
      Epoch epoch = new Epoch(next.start().plus(QUARTER.multipliedBy(ahead)), QUARTER);
      Forecast<Demand> forecast = forecaster.forecast(past(NOW, this::cycle), epoch);
      double truth = cycle(epoch.start());
      assertEquals(truth, forecast.expected().ratePerSecond(CHAT), 0.02 * truth);
      assertTrue(forecast.low().ratePerSecond(CHAT) <= forecast.expected().ratePerSecond(CHAT));
      assertEquals(NOW, forecast.issuedAt());
    }
  }

  @Test
  void followsAJumpThatYesterdayDidNotHave() {
    Instant jump = NOW.minus(Duration.ofHours(8));
    ToDoubleFunction<Instant> signal = at -> cycle(at) + (at.isBefore(jump) ? 0 : 5);
    Epoch next = Epoch.containing(NOW, QUARTER).next();
    double rate = forecaster.forecast(past(NOW, signal), next).expected().ratePerSecond(CHAT);
    assertEquals(cycle(next.start()) + 5, rate, 0.6);
  }

  @Test
  void smoothsCountingNoise() {
    double[] noise = new Random(9).doubles(5000, -3, 3).toArray();
    ToDoubleFunction<Instant> signal =
        at -> 10 + noise[(int) (at.getEpochSecond() / 900 % noise.length)];
    double error = 0;
    for (int k = 0; k < 40; k++) {
      Instant now = NOW.plus(QUARTER.multipliedBy(k));
      Epoch next = Epoch.containing(now, QUARTER).next();
      double rate = forecaster.forecast(past(now, signal), next).expected().ratePerSecond(CHAT);
      error += Math.abs(rate - 10) / 40;
    }
    assertTrue(error < 1, "mean error " + error + ", persistence would have 1.5");
  }

  @Test
  void fallsBackToPersistenceAndThenToNothing() {
    Epoch next = Epoch.containing(NOW, QUARTER).next();
    PastDemand young = new Past(NOW, at -> 4, NOW.minus(Duration.ofMinutes(40)));
    assertEquals(4, forecaster.forecast(young, next).expected().ratePerSecond(CHAT), 1e-9);
    PastDemand none = new Past(NOW, at -> 4, NOW);
    assertTrue(
        new LearnedDemandForecaster().forecast(none, next).expected().ratesPerSecond().isEmpty());
  }

  /** No guard here: whoever looked at the future would get NaN, and answer something else. */
  @Test
  void aFutureThatIsNotANumberChangesNothing() {
    LearnedDemandForecaster blind = new LearnedDemandForecaster();
    for (int k = 0; k < 12; k++) {
      Instant now = NOW.plus(QUARTER.multipliedBy(k));
      Epoch running = Epoch.containing(now, QUARTER);
      ToDoubleFunction<Instant> nothingLater =
          at -> at.isBefore(running.start()) ? cycle(at) : Double.NaN;
      for (Epoch epoch : List.of(running, running.next(), running.next().next())) {
        Forecast<Demand> seeing = forecaster.forecast(unguarded(now, this::cycle), epoch);
        Forecast<Demand> unseeing = blind.forecast(unguarded(now, nothingLater), epoch);
        assertEquals(rates(seeing), rates(unseeing));
        assertTrue(unseeing.expected().ratePerSecond(CHAT) > 0);
      }
    }
  }

  private static List<Map<ClassId, Double>> rates(Forecast<Demand> forecast) {
    return List.of(
        forecast.low().ratesPerSecond(),
        forecast.expected().ratesPerSecond(),
        forecast.high().ratesPerSecond());
  }

  private static PastDemand unguarded(Instant now, ToDoubleFunction<Instant> signal) {
    return new PastDemand() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public Collection<ClassId> classes() {
        return List.of(CHAT);
      }

      @Override
      public Optional<Double> ratePerSecond(ClassId requestClass, Epoch epoch) {
        return Optional.of(signal.applyAsDouble(epoch.start()));
      }
    };
  }

  private double cycle(Instant at) {
    double hours = at.getEpochSecond() / 3600.0;
    return 10 + 6 * Math.sin(2 * Math.PI * hours / 24);
  }

  private static PastDemand past(Instant now, ToDoubleFunction<Instant> signal) {
    return new Past(now, signal, Instant.EPOCH);
  }

  private record Past(Instant now, ToDoubleFunction<Instant> signal, Instant since)
      implements PastDemand {
    @Override
    public Collection<ClassId> classes() {
      return List.of(CHAT);
    }

    @Override
    public Optional<Double> ratePerSecond(ClassId requestClass, Epoch epoch) {
      if (epoch.end().isAfter(now)) {
        throw new IllegalArgumentException("The future was asked for: " + epoch);
      }
      return epoch.start().isBefore(since)
          ? Optional.empty()
          : Optional.of(signal.applyAsDouble(epoch.start()));
    }
  }
}
