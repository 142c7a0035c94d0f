package io.slit.server.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatasetDemandTest {
  private static final World WORLD =
      World.source(Path.of("../datasets/worldwide-14/scenario.yaml")).load();
  private static final DatasetDemand DEMAND =
      DatasetDemand.of(WORLD.dataset().demand(), WORLD.scenario().workload());
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private static Epoch at(String time) {
    return Epoch.containing(Instant.parse(time), QUARTER);
  }

  @Test
  void theBusiestWindowAsksForThePeak() {
    double peak = 0;
    Epoch epoch = new Epoch(Instant.parse("2023-07-03T00:00:00Z"), Duration.ofMinutes(10));
    for (int i = 0; i < 14 * 144; i++) {
      peak = Math.max(peak, DEMAND.over(epoch).totalPerSecond());
      epoch = epoch.next();
    }
    assertEquals(400, peak, 4);
  }

  @Test
  void anOriginIsBusyInItsOwnEvening() {
    ClassId tokyo = new ClassId("chat-short@JP-TK");
    double evening = DEMAND.over(at("2023-07-12T11:00:00Z")).ratePerSecond(tokyo); // 20 h there
    double night = DEMAND.over(at("2023-07-11T19:00:00Z")).ratePerSecond(tokyo); // 4 h there
    assertTrue(evening > 2 * night, evening + " in the evening, " + night + " at night");
  }

  @Test
  void sharesOfProfilesAndOriginsAreThoseOfTheScenario() {
    Demand demand = DEMAND.over(at("2023-07-10T12:00:00Z"));
    double small = demand.ratePerSecond(new ClassId("small-chat@GB"));
    double large = demand.ratePerSecond(new ClassId("large-chat@GB"));
    assertEquals(0.12 / 0.02, small / large, 1e-9);
    assertTrue(demand.ratesPerSecond().values().stream().allMatch(rate -> rate > 0));
  }

  @Test
  void theFutureIsRefused() {
    Epoch noon = at("2023-07-10T12:00:00Z");
    PastDemand past = DEMAND.upTo(noon.end());
    ClassId tokyo = new ClassId("chat-short@JP-TK");
    assertEquals(
        DEMAND.over(noon).ratePerSecond(tokyo), past.ratePerSecond(tokyo, noon).orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> past.ratePerSecond(tokyo, noon.next()));
  }

  @Test
  void anEpochHasTheMeanOfItsWindows() {
    ClassId tokyo = new ClassId("chat-short@JP-TK");
    Instant hour = Instant.parse("2023-07-10T12:00:00Z");
    Duration ten = Duration.ofMinutes(10);
    double first = DEMAND.over(new Epoch(hour, ten)).ratePerSecond(tokyo);
    double second = DEMAND.over(new Epoch(hour, ten).next()).ratePerSecond(tokyo);
    double quarter = DEMAND.over(new Epoch(hour, QUARTER)).ratePerSecond(tokyo);
    assertEquals((2 * first + second) / 3, quarter, 1e-12);
  }

  @Test
  void aHoleOfTheRecordingIsToldApart() {
    Epoch start = at("2023-01-05T00:00:00Z");
    long holes = 0;
    for (int i = 0; i < 14 * 96; i++) {
      holes += DEMAND.recordedOver(start).contains(new ClassId("chat-short@GB")) ? 0 : 1;
      start = start.next();
    }
    assertTrue(holes >= 37 * 10 / 15 && holes <= 37, holes + " epochs with a hole");
  }
}
