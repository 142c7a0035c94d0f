package io.slit.server.signals.vendor;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Addresses of questions, and times in answers. */
final class Answers {
  private Answers() {}

  /** Returns an address; names and values of the query take turns. */
  static URI uri(URI base, String path, String... query) {
    StringBuilder text = new StringBuilder(base + path);
    for (int i = 0; i < query.length; i += 2) {
      text.append(i == 0 ? '?' : '&').append(encoded(query[i]));
      text.append('=').append(encoded(query[i + 1]));
    }
    return URI.create(text.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns an ISO 8601 time; one without a zone is UTC. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return utc(text);
    }
  }

  private static Optional<Instant> utc(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
