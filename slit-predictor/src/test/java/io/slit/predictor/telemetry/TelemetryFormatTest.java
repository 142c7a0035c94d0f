package io.slit.predictor.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryFormatTest {
  private static OptionalInt version(String schema, String version) {
    return TelemetryFormat.versionOf(
        Map.of("slit.schema", schema, "slit.schema_version", version, "other", "note"));
  }

  @Test
  void readsWhatItWritesAndTheVersionBefore() {
    assertEquals(
        OptionalInt.of(TelemetryFormat.VERSION),
        TelemetryFormat.versionOf(TelemetryFormat.notes()));
    assertEquals(OptionalInt.of(1), version("slit-telemetry", "1"));
    assertEquals(OptionalInt.of(2), version("slit-telemetry", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "01", "two", ""})
  void otherVersionsAreNotRead(String version) {
    assertTrue(version("slit-telemetry", version).isEmpty());
  }

  @Test
  void otherSchemasAreNotRead() {
    assertTrue(version("spark", "1").isEmpty());
    assertTrue(TelemetryFormat.versionOf(Map.of()).isEmpty());
    assertEquals("the schema none, version none", TelemetryFormat.namedBy(Map.of()));
  }
}
