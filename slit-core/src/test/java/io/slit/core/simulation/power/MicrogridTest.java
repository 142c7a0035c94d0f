package io.slit.core.simulation.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Place;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrogridTest {
  private static final Microgrid.Battery BATTERY = new Microgrid.Battery(100, 0.1, 50, 40, 0.9);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void energyIsNeitherMadeNorLost(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Microgrid microgrid =
        new Microgrid(new Microgrid.Solar(0, 0, 0), Microgrid.Wind.of(0), BATTERY, 60);
    MicrogridState state = new MicrogridState(microgrid);
    double before = state.storedKwh();
    PowerFlow sum = PowerFlow.NONE;
    for (int i = 0; i < 1000; i++) {
      double hours = random.nextDouble(0.01, 1);
      double asked = random.nextDouble(0, 150) * hours;
      double made = random.nextDouble(0, 200) * hours;
      PowerFlow flow = state.step(asked, made, hours);
      double given =
          flow.grid() + flow.renewable() + flow.discharged() - flow.charged() + flow.unmet();
      assertEquals(asked, given, 1e-9);
      assertEquals(made, flow.renewable() + flow.curtailed(), 1e-9);
      assertTrue(flow.grid() >= 0 && flow.grid() <= 60 * hours + 1e-12);
      assertTrue(flow.charged() <= 50 * hours + 1e-12 && flow.discharged() <= 40 * hours + 1e-12);
      assertTrue(state.storedKwh() >= 10 - 1e-9 && state.storedKwh() <= 100 + 1e-9);
      sum = sum.plus(flow);
    }
    double stored = state.storedKwh() - before;
    assertEquals(stored, 0.9 * sum.charged() - sum.discharged() / 0.9, 1e-6);
    assertTrue(sum.unmet() > 0 && sum.discharged() > 0 && sum.curtailed() > 0);
  }

  @Test
  void aBatteryGivesBackWhatItTookLessItsLosses() {
    Microgrid microgrid =
        new Microgrid(
            new Microgrid.Solar(0, 0, 0), Microgrid.Wind.of(0), BATTERY, Double.POSITIVE_INFINITY);
    MicrogridState state = new MicrogridState(microgrid);
    assertEquals(20, state.step(0, 20, 1).charged(), 1e-12);
    PowerFlow flow = state.step(30, 0, 1);
    assertEquals(20 * 0.81, flow.discharged(), 1e-12);
    assertEquals(30 - 20 * 0.81, flow.grid(), 1e-12);
  }

  @Test
  void theSunStandsOverTheEquatorAtNoonOfAnEquinox() {
    Place equator = new Place(0, 0);
    double noon = ClearSky.wattsPerSquareMetre(equator, Instant.parse("2023-03-21T12:07:00Z"));
    assertEquals(1098 * Math.exp(-0.059), noon, 2);
    assertEquals(
        0, ClearSky.wattsPerSquareMetre(equator, Instant.parse("2023-03-21T00:07:00Z")), 0);
  }

  @Test
  void daysAreLongInSummerAndSunIsLate() {
    Place berlin = new Place(52.5, 13.4);
    // Sunrise in Berlin: 02:43 UTC on the longest day, 07:15 UTC on the shortest.
    assertEquals(0, minuteOfSunrise(berlin, "2023-06-21") - (2 * 60 + 43), 12);
    assertEquals(0, minuteOfSunrise(berlin, "2023-12-21") - (7 * 60 + 15), 12);
  }

  private static int minuteOfSunrise(Place place, String day) {
    Instant midnight = Instant.parse(day + "T00:00:00Z");
    int minute = 0;
    while (ClearSky.cosineOfZenith(place, midnight.plusSeconds(60L * minute)) < 0) {
      minute++;
    }
    return minute;
  }

  @Test
  void windTurnsBetweenCutInAndCutOut() {
    Microgrid.Wind wind = new Microgrid.Wind(1000, 3, 12, 25, 10);
    assertEquals(0, wind.kilowatts(2.9), 0);
    assertEquals(0, wind.kilowatts(3), 1e-9);
    assertEquals(1000.0 * (216 - 27) / (1728 - 27), wind.kilowatts(6), 1e-9);
    assertEquals(1000, wind.kilowatts(12), 1e-9);
    assertEquals(1000, wind.kilowatts(24.9), 1e-9);
    assertEquals(0, wind.kilowatts(25), 0);
    assertTrue(Microgrid.Wind.of(1000).kilowatts(6) > wind.kilowatts(6));
  }
}
