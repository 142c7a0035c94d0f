package io.slit.server.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Fills the page of a replay; it holds all it needs and asks no network. */
public final class ReplayHtml {
  private static final String TEMPLATE = "replay.html";
  private static final String MARKER = "/*SLIT_REPLAY_JSON*/null";

  private ReplayHtml() {}

  /** Returns the page of a document. */
  public static String page(String json) {
    String template = template();
    int at = template.indexOf(MARKER);
    // A script block ends, or starts a comment, at a "<" only: no name in the data may hold one.
    String safe = json.replace("<", "\\u003c");
    return template.substring(0, at) + safe + template.substring(at + MARKER.length());
  }

  private static String template() {
    try (InputStream in = ReplayHtml.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The file %s is missing in the jar. Build it anew.".formatted(TEMPLATE));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
