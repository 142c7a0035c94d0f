package io.slit.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The one factory of parsers and generators, and numbers as they are written. */
final class JsonText {
  private static final int MAX_DEPTH = 100;
  private static final int SIGNIFICANT_DIGITS = 6;
  private static final int TYPICAL_BYTES = 1536;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonText() {}

  /** What is written into a generator. */
  @FunctionalInterface
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** Returns the UTF-8 bytes of a document. */
  static byte[] bytes(Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("JSON could not be written to memory.", e);
    }
    return out.toByteArray();
  }

  /** Writes a number with {@value #SIGNIFICANT_DIGITS} significant digits. */
  static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeNumberField(name, rounded(value));
  }

  /** Writes an array of numbers with {@value #SIGNIFICANT_DIGITS} significant digits. */
  static void numbers(JsonGenerator json, String name, List<Double> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      json.writeNumber(rounded(value));
    }
    json.writeEndArray();
  }

  static double rounded(double value) {
    if (value == 0) {
      return 0;
    }
    int digits = SIGNIFICANT_DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
    if (digits <= 0) {
      return Math.rint(value);
    }
    double scale = Math.pow(10, digits);
    double scaled = value * scale;
    return Double.isInfinite(scaled) ? value : Math.rint(scaled) / scale;
  }
}
