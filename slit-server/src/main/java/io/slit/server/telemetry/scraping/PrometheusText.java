package io.slit.server.telemetry.scraping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text format of Prometheus, version 0.0.4 (prometheus.io, "Exposition formats"): {@code
 * name{label="value",...} value [timestamp]}. Of it, only metrics of vLLM and DCGM; comments and
 * other metrics are skipped.
 */
final class PrometheusText {
  private static final String VLLM = "vllm:";
  private static final String DCGM = "DCGM_FI_DEV_";

  private final String line;
  private final int number;
  private int at;

  private PrometheusText(String line, int number) {
    this.line = line;
    this.number = number;
  }

  /**
   * Returns the samples of a text.
   *
   * @throws IllegalArgumentException if a line is malformed; the message names it
   */
  static List<Sample> parse(String text) {
    List<Sample> samples = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.startsWith(VLLM) || line.startsWith(DCGM)) {
        samples.add(new PrometheusText(line, i + 1).sample());
      }
    }
    return samples;
  }

  private Sample sample() {
    int end = 0;
    while (end < line.length() && line.charAt(end) != '{' && line.charAt(end) != ' ') {
      end++;
    }
    String name = line.substring(0, end);
    at = end;
    Map<String, String> labels = at < line.length() && line.charAt(at) == '{' ? labels() : Map.of();
    return new Sample(name, labels, value());
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    at++;
    while (next() != '}') {
      int equals = line.indexOf('=', at);
      if (equals < 0) {
        throw malformed();
      }
      String key = line.substring(at, equals).strip();
      at = equals + 1;
      labels.put(key, quoted());
      if (next() == ',') {
        at++;
      }
    }
    at++;
    return labels;
  }

  private char next() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    if (at >= line.length()) {
      throw malformed();
    }
    return line.charAt(at);
  }

  private String quoted() {
    if (next() != '"') {
      throw malformed();
    }
    StringBuilder text = new StringBuilder();
    for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
      char c = line.charAt(at);
      if (c == '\\' && at + 1 < line.length()) {
        at++;
        c = line.charAt(at) == 'n' ? '\n' : line.charAt(at);
      }
      text.append(c);
    }
    if (at >= line.length()) {
      throw malformed();
    }
    at++;
    return text.toString();
  }

  private double value() {
    String[] rest = line.substring(at).strip().split("\\s+", 2);
    try {
      return switch (rest[0]) {
        case "+Inf" -> Double.POSITIVE_INFINITY;
        case "-Inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(rest[0]);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(malformed().getMessage(), e);
    }
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("line %d is no line of Prometheus text".formatted(number));
  }
}
