package io.slit.server.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Fills the page that shows a front; the page holds all it needs and asks no network. */
public final class FrontHtml {
  private static final String TEMPLATE = "front.html";
  private static final String MARKER = "/*SLIT_FRONT_JSON*/null";
  private static final String LAND = "land.svgpath";
  private static final String LAND_MARKER = "/*SLIT_LAND*/''";

  private FrontHtml() {}

  /**
   * Returns the page of a front.
   *
   * @param json the full document
   */
  public static String page(String json) {
    // The outline of the land is Natural Earth's, 1:110 million, public domain: simplified to a
    // quarter of a degree, four units to the degree, from 180 west and 90 north.
    String land = "'" + resource(LAND).strip() + "'";
    String template = resource(TEMPLATE).replace(LAND_MARKER, land);
    int at = template.indexOf(MARKER);
    // A script block ends, or starts a comment, at a "<" only: no name in the data may hold one.
    String safe = json.replace("<", "\\u003c");
    return template.substring(0, at) + safe + template.substring(at + MARKER.length());
  }

  private static String resource(String name) {
    try (InputStream in = FrontHtml.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The file %s is missing in the jar. Build it anew.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
