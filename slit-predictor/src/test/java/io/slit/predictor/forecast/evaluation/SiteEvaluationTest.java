package io.slit.predictor.forecast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.slit.core.environment.SiteConditions;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiteEvaluationTest {
  private static final int SCORED_FROM = 600;

  private static List<SiteConditions> hours(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            hour ->
                new SiteConditions(
                    CarbonIntensity.averageLifecycle(hour),
                    new ElectricityPrice(hour % 24 < 12 ? 0.02 : -0.01),
                    new Celsius(10),
                    new WaterIntensity(0.3),
                    new WaterIntensity(1)))
        .toList();
  }

  @Test
  void scoresThePlainRulesAsTheyAreDefined() {
    Map<Signal, SignalErrors> errors = SiteEvaluation.of(hours(700), SCORED_FROM);
    SignalErrors ramp = errors.get(Signal.CARBON_INTENSITY);
    assertEquals(100 * 24, ramp.dayAhead().forecasts());
    assertEquals(100, ramp.lead24().forecasts());
    assertEquals(12.5, ramp.dayAhead().persistenceMae(), 1e-9); // mean of leads 1 to 24
    assertEquals(24, ramp.dayAhead().yesterdayMae(), 1e-9);
    assertEquals(24, ramp.lead24().persistenceMae(), 1e-9);
    assertFalse(ramp.dayAhead().beatsBoth()); // no forecast goes beyond what was ever seen
  }

  @Test
  void isPerfectWhereTheDayRepeats() {
    SignalErrors price = SiteEvaluation.of(hours(700), SCORED_FROM).get(Signal.PRICE);
    assertEquals(0, price.dayAhead().mae(), 1e-6);
    assertEquals(1, price.dayAhead().coverage());
  }
}
