package io.slit.server.telemetry.scraping;

import java.util.Map;

/** One line of an exposition: a metric, its labels, its value. */
record Sample(String name, Map<String, String> labels, double value) {
  Sample {
    labels = Map.copyOf(labels);
  }

  String label(String key) {
    return labels.getOrDefault(key, "");
  }
}
