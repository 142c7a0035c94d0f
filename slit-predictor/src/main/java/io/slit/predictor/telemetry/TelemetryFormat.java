package io.slit.predictor.telemetry;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The version of a part's schema, as its footer names it by key and value. */
public final class TelemetryFormat {
  /** Name of the schema. */
  public static final String NAME = "slit-telemetry";

  /** Version of the schema that this program writes; it reads the earlier ones too. */
  public static final int VERSION = 2;

  /** What this program reads, for messages. */
  public static final String READABLE = NAME + ", versions 1 to " + VERSION;

  private static final String NAME_NOTE = "slit.schema";
  private static final String VERSION_NOTE = "slit.schema_version";
  private static final String NONE = "none";

  private TelemetryFormat() {}

  /** Returns what the footer of a part says. */
  public static Map<String, String> notes() {
    return Map.of(NAME_NOTE, NAME, VERSION_NOTE, Integer.toString(VERSION));
  }

  /** Returns the version that a footer names; empty if it is another schema or not readable. */
  public static OptionalInt versionOf(Map<String, String> notes) {
    String version = notes.getOrDefault(VERSION_NOTE, NONE);
    return NAME.equals(notes.get(NAME_NOTE))
        ? IntStream.rangeClosed(1, VERSION)
            .filter(one -> Integer.toString(one).equals(version))
            .findFirst()
        : OptionalInt.empty();
  }

  /** Returns what a footer names, for messages. */
  public static String namedBy(Map<String, String> notes) {
    return "the schema %s, version %s"
        .formatted(notes.getOrDefault(NAME_NOTE, NONE), notes.getOrDefault(VERSION_NOTE, NONE));
  }
}
