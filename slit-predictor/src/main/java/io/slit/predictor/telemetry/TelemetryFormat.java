package io.slit.predictor.telemetry;

import java.util.Map;

/** The version of a part's schema, as its footer names it by key and value. */
public final class TelemetryFormat {
  /** Name of the schema. */
  public static final String NAME = "slit-telemetry";

  /** Version of the schema that this program writes and reads. */
  public static final int VERSION = 1;

  private static final String NAME_NOTE = "slit.schema";
  private static final String VERSION_NOTE = "slit.schema_version";
  private static final String NONE = "none";

  private TelemetryFormat() {}

  /** Returns what the footer of a part says. */
  public static Map<String, String> notes() {
    return Map.of(NAME_NOTE, NAME, VERSION_NOTE, Integer.toString(VERSION));
  }

  /** Tells whether a footer names this schema and version. */
  public static boolean isNamedBy(Map<String, String> notes) {
    return notes.entrySet().containsAll(notes().entrySet());
  }

  /** Returns what a footer names, for messages. */
  public static String namedBy(Map<String, String> notes) {
    return "the schema %s, version %s"
        .formatted(notes.getOrDefault(NAME_NOTE, NONE), notes.getOrDefault(VERSION_NOTE, NONE));
  }
}
