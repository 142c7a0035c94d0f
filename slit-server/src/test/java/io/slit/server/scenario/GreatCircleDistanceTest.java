package io.slit.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Place;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.Latency;
import io.slit.core.workload.OriginId;
import org.junit.jupiter.api.Test;

class GreatCircleDistanceTest {
  private final Scenario mini = MiniScenario.load();
  private final GreatCircleDistance distance =
      GreatCircleDistance.between(mini.origins(), mini.fleet());

  @Test
  void samePlaceCostsTheEndsOnly() {
    assertEquals(2, millis("CA-ON", "CA-ON"), 1e-9);
  }

  @Test
  void quarterOfTheEquatorTakesItsLightTime() {
    Latency quarter = GreatCircleDistance.roundTrip(new Place(0, 0), new Place(0, 90));
    double kilometres = Math.PI / 2 * 6371.0088;
    assertEquals(2 + 2 * kilometres * 1.5 / 199_861.6387 * 1000, quarter.millis(), 1e-3);
  }

  @Test
  void liesNearTheMeasuredTransatlanticTime() {
    // Azure, Toronto to Frankfurt, April 2024: 103 ms.
    assertEquals(103, millis("CA-ON", "DE-LU"), 15);
  }

  @Test
  void refusesUnknownPlacesByName() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> millis("mars", "CA-ON"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("mars"));
  }

  private double millis(String origin, String site) {
    return distance.roundTrip(new OriginId(origin), new SiteId(site)).millis();
  }
}
