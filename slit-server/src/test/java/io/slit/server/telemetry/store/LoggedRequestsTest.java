package io.slit.server.telemetry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.TwoSites;
import io.slit.server.storage.DecisionContext;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedRequestsTest {
  private static final Instant AT = Instant.parse("2023-07-10T12:00:00Z");

  @TempDir private Path state;

  private static TelemetryRecord record(String id, Instant at, String status) {
    return new TelemetryRecord(
        id,
        at,
        "chat@DE",
        OutcomeDescriber.ranOn(TwoSites.scenario().fleet().deployments().get(0)),
        new Measured(
            status,
            OptionalLong.of(500),
            OptionalLong.of(101),
            OptionalDouble.of(300),
            OptionalDouble.of(20),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty()),
        new DecisionContext(
            Optional.empty(), OptionalInt.empty(), OptionalDouble.empty(), Optional.empty()));
  }

  @Test
  void servedRequestsAreReadOnceInTheOrderOfTheirArrival() {
    TelemetryStore.of(state)
        .writeImported(
            "test",
            "0".repeat(16),
            List.of(
                record("b", AT.plusSeconds(60), "completed"),
                record("a", AT, "completed"),
                record("a", AT, "completed"),
                record("c", AT, "failed")));
    LoggedRequests read = LoggedRequests.read(state.resolve("telemetry"));
    assertEquals(read, LoggedRequests.read(state));
    assertEquals(2, read.leftOut());
    assertEquals(
        List.of(AT.minus(Duration.ofMillis(2300)), AT.plusMillis(60_000 - 2300)),
        read.requests().stream().map(LoggedRequest::arrival).toList(),
        "reported when done: 300 ms, and 100 tokens of 20 ms");
    assertEquals(TwoSites.EU, read.requests().get(0).deployment());
  }

  @Test
  void aDirectoryWithoutTelemetryIsSaid() {
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, () -> LoggedRequests.read(state));
    assertTrue(none.getMessage().contains("no telemetry"), none.getMessage());
  }
}
