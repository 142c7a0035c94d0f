package io.slit.predictor.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesForecasterTest {
  private static final int DAY = 24;

  /** A day's cycle, a slow autoregression, and noise. */
  private static double[] series(int length, long seed) {
    Random random = new Random(seed);
    double[] values = new double[length];
    double level = 0;
    for (int i = 0; i < length; i++) {
      level = 0.97 * level + random.nextGaussian();
      values[i] = 50 + 20 * Math.sin(2 * Math.PI * i / DAY) + 3 * level + random.nextGaussian();
    }
    return values;
  }

  private static SeriesForecaster hourly() {
    return new SeriesForecaster(Scale.LINEAR, DAY, DAY);
  }

  @Test
  void isTheSameFedHourByHourAndAllAtOnce() {
    double[] values = series(1500, 1);
    SeriesForecaster live = hourly();
    SeriesForecaster late = hourly();
    for (double value : values) {
      live.add(value);
      late.add(value);
      live.forecast(5);
    }
    for (int lead : new int[] {1, 5, 24, 30, 48}) {
      assertEquals(live.forecast(lead), late.forecast(lead));
    }
  }

  @Test
  void beatsPersistenceAndYesterdayOnACycleWithMemory() {
    double[] values = series(3000, 2);
    for (int lead : new int[] {1, 6, 24}) {
      SeriesForecaster forecaster = hourly();
      double own = 0;
      double persistence = 0;
      double yesterday = 0;
      int covered = 0;
      for (int i = 0; i + lead < values.length; i++) {
        forecaster.add(values[i]);
        SeriesForecast forecast = forecaster.forecast(lead).orElseThrow();
        if (i >= 1000) {
          double truth = values[i + lead];
          own += Math.abs(forecast.expected() - truth);
          persistence += Math.abs(values[i] - truth);
          yesterday += Math.abs(values[i + lead - DAY] - truth);
          covered += forecast.low() <= truth && truth <= forecast.high() ? 1 : 0;
        }
      }
      assertTrue(own < 0.95 * persistence, lead + " h: " + own + " against " + persistence);
      assertTrue(own < 0.95 * yesterday, lead + " h: " + own + " against " + yesterday);
      double share = covered / (double) (values.length - 1000 - lead);
      assertTrue(share > 0.75 && share < 0.85, lead + " h covers " + share);
    }
  }

  @Test
  void takesAGapForALongerLead() {
    double[] values = series(1200, 3);
    SeriesForecaster gap = hourly();
    SeriesForecaster none = hourly();
    for (double value : values) {
      gap.add(value);
      none.add(value);
    }
    gap.add(Double.NaN);
    gap.add(Double.NaN);
    assertEquals(none.forecast(6), gap.forecast(4));
  }

  @Test
  void livesWithHolesInThePast() {
    double[] values = series(2000, 4);
    Random random = new Random(4);
    SeriesForecaster holes = hourly();
    double error = 0;
    int count = 0;
    for (int i = 0; i < values.length - 1; i++) {
      holes.add(random.nextDouble() < 0.1 ? Double.NaN : values[i]);
      Optional<SeriesForecast> forecast = holes.forecast(1);
      if (i >= 1000) {
        error += Math.abs(forecast.orElseThrow().expected() - values[i + 1]);
        count++;
      }
    }
    assertTrue(error / count < 5, "mean error " + error / count);
  }

  @Test
  void neverLeavesTheRangeOfASpikyPrice() {
    Random random = new Random(5);
    SeriesForecaster prices = new SeriesForecaster(Scale.PRICE_USD_PER_KWH, DAY, DAY);
    for (int i = 0; i < 2000; i++) {
      prices.add(random.nextInt(200) == 0 ? 15 : 0.05 - 0.1 * random.nextDouble());
      for (int lead : new int[] {1, 24}) {
        SeriesForecast forecast = prices.forecast(lead).orElseThrow();
        assertTrue(forecast.expected() >= -0.0501 && forecast.expected() <= 15.001);
        assertTrue(forecast.low() <= forecast.expected());
        assertTrue(forecast.expected() <= forecast.high());
      }
    }
  }

  @Test
  void isTheValueOfAConstant() {
    SeriesForecaster constant = hourly();
    for (int i = 0; i < 800; i++) {
      constant.add(13.82);
    }
    assertEquals(13.82, constant.forecast(24).orElseThrow().expected(), 1e-9);
    assertEquals(13.82, constant.forecast(-3).orElseThrow().expected(), 1e-9);
    assertTrue(hourly().forecast(1).isEmpty());
  }
}
