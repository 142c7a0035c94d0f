package io.slit.core.units;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.CarbonIntensity.Scope;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ranges with their exact messages, conversions, and kinds that must not meet. */
class UnitsTest {
  private static String refusal(Executable making) {
    return assertThrows(IllegalArgumentException.class, making).getMessage();
  }

  private static Arguments unit(String name, DoubleFunction<?> maker, double... allowed) {
    return Arguments.of(name, maker, allowed);
  }

  private static Stream<Arguments> anyFiniteNumber() {
    return Stream.of(
        unit("carbon mass", CarbonMass::new, -5, 0, 5),
        unit("money", Money::new, -5, 0, 5),
        unit("price", ElectricityPrice::new, -0.5, 0, 5),
        unit("celsius", Celsius::new, -40, 0, 55),
        unit("marginal", g -> new CarbonIntensity(g, Method.MARGINAL, Scope.DIRECT), -50, 0, 900));
  }

  private static Stream<Arguments> neverNegative() {
    return Stream.of(
        unit("energy", Energy::new, 0, 1e9),
        unit("power", Power::new, 0, 1e9),
        unit("latency", Latency::new, 0, 1e9),
        unit("volume", WaterVolume::new, 0, 1e9),
        unit("intensity", WaterIntensity::new, 0, 20),
        unit("average", CarbonIntensity::averageLifecycle, 0, 1500),
        unit("share", Share::new, 0, 0.5, 1),
        unit("pue", Pue::new, 1, 1.2, 3));
  }

  private static Stream<Arguments> all() {
    return Stream.concat(anyFiniteNumber(), neverNegative());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void acceptsItsRangeAndNothingThatIsNoNumber(
      String name, DoubleFunction<?> maker, double[] allowed) {
    for (double value : allowed) {
      assertDoesNotThrow(() -> maker.apply(value), name + " " + value);
    }
    for (double value :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertTrue(refusal(() -> maker.apply(value)).contains("(" + value + ")"), name);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("neverNegative")
  void rejectsWhatIsBelowZero(String name, DoubleFunction<?> maker, double[] allowed) {
    assertTrue(refusal(() -> maker.apply(-1e-9)).contains("(-1.0E-9)"), name);
  }

  @Test
  void saysWhatIsWrongInWhichUnitAndWhatToDo() {
    assertEquals(
        "The energy in kWh (-1.0) must be in [0, inf). Maybe a difference was taken the wrong way round.",
        refusal(() -> new Energy(-1)));
    assertEquals(
        "The share (1.2) must be in [0, 1]. Maybe the row was not normalised.",
        refusal(() -> new Share(1.2)));
    assertEquals(
        "The PUE (0.9) must be in [1, 3]. PUE is facility energy over IT energy.",
        refusal(() -> new Pue(0.9)));
    assertEquals(
        "The AVERAGE carbon intensity in g/kWh (-3.0) must be in [0, inf). Only a marginal intensity may be negative.",
        refusal(() -> CarbonIntensity.averageLifecycle(-3)));
    assertEquals(
        "The MARGINAL carbon intensity in g/kWh (NaN) must be in (-inf, inf). Only a marginal intensity may be negative.",
        refusal(() -> new CarbonIntensity(Double.NaN, Method.MARGINAL, Scope.DIRECT)));
    assertEquals(
        "The electricity price in USD/kWh (NaN) must be a finite number. Maybe a missing value was read as a number.",
        refusal(() -> new ElectricityPrice(Double.NaN)));
    assertEquals(
        "The nodes (0) must be at least 1. Count.",
        refusal(() -> Require.atLeast(1, 0, "nodes", "Count.")));
    assertEquals(
        "The gene (1.5) must be in [0.25, 0.75]. Half.",
        refusal(() -> Require.within(0.25, 0.75, 1.5, "gene", "Half.")));
    assertEquals(
        "The site id must not be blank. Give it a name.", refusal(() -> new SiteId(" \t")));
  }

  @Test
  void convertsAtTheEdge() {
    assertEquals(2, Energy.ofJoules(7.2e6).kwh(), 1e-12);
    assertEquals(7.2e6, new Energy(2).joules(), 1e-6);
    assertEquals(0.5, new Power(1000).over(1800).kwh(), 1e-12);
    assertEquals(0.25, Latency.ofMillis(250).seconds(), 1e-12);
    assertEquals(250, new Latency(0.25).millis(), 1e-12);
    assertEquals(1500, CarbonMass.ofKilograms(1.5).grams(), 1e-12);
    assertEquals(0.085, ElectricityPrice.ofUsdPerMwh(85).usdPerKwh(), 1e-12);
    assertEquals(212, new Celsius(100).fahrenheit(), 1e-12);
    assertEquals(-40, new Celsius(-40).fahrenheit(), 1e-12);
  }

  @Test
  void intensitiesTimesEnergyAreAmounts() {
    Energy energy = new Energy(3);
    assertEquals(1200, CarbonIntensity.averageLifecycle(400).of(energy).grams(), 1e-12);
    assertEquals(1.5, new WaterIntensity(0.5).of(energy).litres(), 1e-12);
    assertEquals(-0.3, new ElectricityPrice(-0.1).of(energy).usd(), 1e-12);
    assertEquals(3.6, new Pue(1.2).facility(energy).kwh(), 1e-12);
    assertEquals(0.75, new Share(0.25).complement().value(), 1e-12);
  }

  @Test
  void amountsAddScaleAndCompare() {
    assertEquals(new Energy(3), new Energy(1).plus(new Energy(2)));
    assertEquals(new CarbonMass(-6), new CarbonMass(3).times(-2));
    assertEquals(new Money(1), new Money(3).plus(new Money(-2)));
    assertEquals(new WaterVolume(3), new WaterVolume(1).plus(new WaterVolume(1)).times(1.5));
    assertEquals(new Latency(3), new Latency(1).plus(new Latency(2)));
    assertEquals(new Power(6), new Power(1).plus(new Power(2)).times(2));
    assertTrue(new Latency(1).compareTo(new Latency(2)) < 0);
    assertTrue(new Money(-1).compareTo(new Money(-2)) > 0);
    assertThrows(IllegalArgumentException.class, () -> new Energy(1).times(-1));
  }

  @Test
  void twoKindsOfCarbonIntensityNeverMeet() {
    CarbonIntensity average = CarbonIntensity.averageLifecycle(100);
    CarbonIntensity marginal = new CarbonIntensity(100, Method.MARGINAL, Scope.LIFECYCLE);
    CarbonIntensity direct = new CarbonIntensity(100, Method.AVERAGE, Scope.DIRECT);
    assertEquals(
        "Carbon intensities of two kinds meet: AVERAGE LIFECYCLE and MARGINAL LIFECYCLE. Use one method and one scope.",
        refusal(() -> average.requireSameKind(marginal)));
    assertEquals(
        "Carbon intensities of two kinds meet: AVERAGE DIRECT and AVERAGE LIFECYCLE. Use one method and one scope.",
        refusal(() -> direct.requireSameKind(average)));
    assertDoesNotThrow(() -> average.requireSameKind(average.withGramsPerKwh(700)));
    assertEquals(Method.MARGINAL, marginal.withGramsPerKwh(-5).method());
  }

  @Test
  void anEnvironmentHoldsOneKindOfCarbonIntensity() {
    SiteConditions average = Worlds.conditions(100, 50, 0.5, 4);
    SiteConditions marginal =
        new SiteConditions(
            new CarbonIntensity(100, Method.MARGINAL, Scope.LIFECYCLE),
            average.price(),
            average.wetBulb(),
            average.siteWater(),
            average.sourceWater());
    String message =
        refusal(() -> Environment.of(Map.of(new SiteId("A"), average, new SiteId("B"), marginal)));
    assertTrue(message.startsWith("Carbon intensities of two kinds meet"), message);
  }
}
