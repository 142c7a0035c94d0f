package io.slit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.simulation.Arrival;
import io.slit.core.simulation.RequestSource;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import io.slit.server.TwoSites;
import io.slit.server.telemetry.store.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggedTrafficTest {
  private static final ClassId CHAT = new ClassId("chat@DE");

  /** One request a minute for an hour, every second one from the other origin. */
  private static List<LoggedRequest> hour() {
    List<LoggedRequest> requests = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      requests.add(
          new LoggedRequest(
              TwoSites.NOON.plus(Duration.ofMinutes(minute)),
              minute % 2 == 0 ? "chat@DE" : "chat@US-CA",
              minute % 3 == 0 ? TwoSites.EU : "gone/model",
              100 + minute,
              10));
    }
    return requests;
  }

  private static LoggedTraffic traffic(List<LoggedRequest> requests, Optional<Instant> asOf) {
    return new LoggedTraffic(requests, TwoSites.scenario().classes(), TwoSites.QUARTER, asOf);
  }

  @Test
  void everyRequestAfterTheFirstEpochsIsReplayedAtItsTime() {
    LoggedTraffic traffic = traffic(hour(), Optional.empty());
    assertEquals(TwoSites.NOON.plus(Duration.ofMinutes(30)), traffic.begin());
    assertEquals(TwoSites.NOON.plus(Duration.ofMinutes(60)), traffic.end());
    RequestSource source = traffic.requests(traffic.whole().orElseThrow(), 1, 1);
    Arrival arrival = new Arrival();
    for (int minute = 30; minute < 60; minute++) {
      assertTrue(source.next(arrival));
      assertEquals((minute - 30) * 60.0, arrival.atSeconds(), 1e-9);
      assertEquals(minute % 2, arrival.classIndex());
      assertEquals(100 + minute, arrival.inputTokens());
    }
    assertFalse(source.next(arrival));
  }

  @Test
  void ratesAreCountsAndOnlyThePastIsTold() {
    LoggedTraffic traffic = traffic(hour(), Optional.empty());
    Epoch first = new Epoch(TwoSites.NOON, TwoSites.QUARTER);
    assertEquals(8 / 900.0, traffic.over(first).ratePerSecond(CHAT), 1e-12);
    var past = traffic.upTo(first.end());
    assertEquals(Optional.of(8 / 900.0), past.ratePerSecond(CHAT, first));
    assertThrows(IllegalArgumentException.class, () -> past.ratePerSecond(CHAT, first.next()));
    Epoch before = new Epoch(TwoSites.NOON.minus(TwoSites.QUARTER), TwoSites.QUARTER);
    assertEquals(Optional.empty(), past.ratePerSecond(CHAT, before), "before the log: unknown");
  }

  @Test
  void aLogCanBeTakenAsOfAnotherTime() {
    Instant other = Instant.parse("2022-03-01T00:00:00Z");
    LoggedTraffic traffic = traffic(hour(), Optional.of(other));
    assertEquals(other.plus(Duration.ofMinutes(30)), traffic.begin());
  }

  @Test
  void whereARequestRanIsKnownAsFarAsItMayRunThere() {
    LoggedTraffic traffic = traffic(hour(), Optional.empty());
    List<Integer> ranOn = traffic.ranOn(TwoSites.scenario().fleet());
    assertEquals(30, ranOn.size());
    assertEquals(0, ranOn.get(0));
    assertEquals(-1, ranOn.get(1));
  }

  @Test
  void tooShortALogAndForeignClassesAreRefused() {
    IllegalArgumentException little =
        assertThrows(
            IllegalArgumentException.class, () -> traffic(hour().subList(0, 20), Optional.empty()));
    assertTrue(little.getMessage().contains("45 min are needed"), little.getMessage());
    List<LoggedRequest> foreign =
        List.of(new LoggedRequest(TwoSites.NOON, "poems@MOON", TwoSites.EU, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> traffic(foreign, Optional.empty()));
  }
}
