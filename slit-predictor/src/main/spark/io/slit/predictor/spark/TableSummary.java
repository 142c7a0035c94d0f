package io.slit.predictor.spark;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of the telemetry.
 *
 * @param believed rows that may be true, duplicates taken out
 * @param written rows of the training table; fewer where it was sampled
 * @param cut instant of the first row that is scored and not learned from
 * @param keptApart rows by reason, as {@code QuarantineReason} names them in lower case, and those
 *     that were {@code not_completed}
 */
public record TableSummary(long believed, long written, Instant cut, Map<String, Long> keptApart) {
  /** Copies the map. */
  public TableSummary {
    keptApart = Map.copyOf(keptApart);
  }

  /** Returns it as JSON. */
  String json() {
    String apart =
        new TreeMap<>(keptApart)
            .entrySet().stream()
                .map(one -> "\"%s\": %d".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    return """
        {
          "believed": %d,
          "written": %d,
          "cut": "%s",
          "kept_apart": {%s}
        }"""
        .formatted(believed, written, cut, apart);
  }
}
