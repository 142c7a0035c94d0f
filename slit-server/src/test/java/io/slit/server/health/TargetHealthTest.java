package io.slit.server.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.DeploymentId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetHealthTest {
  private static final DeploymentId A = new DeploymentId("a");
  private static final Duration EXPECTED = Duration.ofMillis(100);

  private long nanos;
  private final TargetHealth health =
      new TargetHealth(
          List.of(A, new DeploymentId("b"), new DeploymentId("c")),
          HealthRules.STANDARD,
          () -> nanos);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      health.failed(0);
    }
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void threeFailuresInARowPutItOut() {
    fail(2);
    health.succeeded(0);
    fail(2);
    assertEquals(Set.of(), health.leftOut(0.5));
    fail(1);
    assertEquals(Set.of(A), health.leftOut(0.5));
    assertEquals(TargetState.OUT, health.state(0));
  }

  @Test
  void halfOfTheWindowPutsItOut() {
    for (int i = 0; i < 5; i++) {
      assertEquals(TargetState.HEALTHY, health.state(0));
      health.succeeded(0);
      health.failed(0);
    }
    assertEquals(TargetState.OUT, health.state(0));
  }

  @Test
  void oneRequestAtATimeProbesIt() {
    fail(3);
    pass(Duration.ofSeconds(2));
    assertEquals(TargetState.HALF_OPEN, health.state(0));
    assertTrue(health.take(0));
    assertFalse(health.take(0));
    assertEquals(Set.of(A), health.leftOut(0));
    health.released(0);
    assertTrue(health.take(0));
  }

  @Test
  void aFailedProbeDoublesThePause() {
    fail(3);
    for (int seconds : new int[] {2, 4, 8, 16, 32, 60, 60}) {
      pass(Duration.ofSeconds(seconds).minusNanos(1));
      assertEquals(TargetState.OUT, health.state(0), seconds + " s");
      pass(Duration.ofNanos(1));
      assertTrue(health.take(0));
      health.failed(0);
    }
  }

  @Test
  void itsShareComesBackByAndBy() {
    fail(3);
    pass(Duration.ofSeconds(2));
    assertTrue(health.take(0));
    health.succeeded(0);
    assertEquals(TargetState.RECOVERING, health.state(0));
    assertEquals(0.1, health.admitted(0), 1e-9);
    pass(Duration.ofSeconds(5));
    assertEquals(0.55, health.admitted(0), 1e-9);
    assertEquals(Set.of(), health.leftOut(0.54));
    assertEquals(Set.of(A), health.leftOut(0.56));
    pass(Duration.ofSeconds(5));
    assertEquals(TargetState.HEALTHY, health.state(0));
  }

  @Test
  void aLimitIsKeptAsLongAsItWasAskedFor() {
    health.limited(0, Duration.ofSeconds(7));
    assertEquals(TargetState.LIMITED, health.state(0));
    pass(Duration.ofSeconds(7));
    assertEquals(TargetState.HALF_OPEN, health.state(0));
  }

  @Test
  void slownessPutsOutHalfOfTheFleetAtTheMost() {
    for (int deployment = 0; deployment < 3; deployment++) {
      for (int i = 0; i < 20; i++) {
        health.succeeded(deployment, Duration.ofMillis(401), EXPECTED);
      }
    }
    assertEquals(Set.of(A), health.leftOut(0.5));
  }

  @Test
  void fourTimesTheExpectedIsNotSlowYet() {
    for (int i = 0; i < 40; i++) {
      health.succeeded(0, Duration.ofMillis(400), EXPECTED);
    }
    assertEquals(Set.of(), health.leftOut(0.5));
  }
}
