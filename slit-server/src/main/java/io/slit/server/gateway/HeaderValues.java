package io.slit.server.gateway;

import io.slit.core.units.Latency;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Headers as values of the types they stand for; an empty one counts as left out. */
final class HeaderValues {
  static final int MAX_INPUT_TOKENS = 2_000_000;
  static final int MAX_OUTPUT_TOKENS = 1_000_000;
  static final double MAX_COST_USD = 1e6;

  /** Bytes of a body per token of its prompt. Assumption: OpenAI's rule of thumb for English. */
  private static final int BYTES_PER_TOKEN = 4;

  private static final int MAX_TEXT = 256;
  private static final int MAX_LIST = 1000;
  private static final double MAX_MILLIS = 7 * 86_400_000.0;
  private static final long MAX_DEADLINE_SECONDS = 30 * 86_400L;

  private final Map<String, String> headers;

  HeaderValues(Map<String, String> headers) {
    this.headers = headers;
  }

  @Nullable String text(String name) {
    String text = headers.get(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
      throw bad(
          name, "must have at most %d characters and no control characters.".formatted(MAX_TEXT));
    }
    return text.strip();
  }

  boolean flag(String name) {
    String text = text(name);
    if (text == null || text.equals("false") || text.equals("0")) {
      return false;
    }
    if (text.equals("true") || text.equals("1")) {
      return true;
    }
    throw bad(name, "must be true or false.");
  }

  /** Tokens as told, or guessed from the size of the body. */
  int inputTokens() {
    int told = integer("x-slit-input-tokens", MAX_INPUT_TOKENS);
    int bytes = integer("x-slit-body-bytes", Integer.MAX_VALUE);
    return told > 0 ? told : Math.min(MAX_INPUT_TOKENS, bytes / BYTES_PER_TOKEN);
  }

  int integer(String name, int max) {
    Double value = number(name, max);
    if (value != null && value != Math.rint(value)) {
      throw bad(name, "must be an integer in [0, %d].".formatted(max));
    }
    return value == null ? 0 : value.intValue();
  }

  @Nullable Double number(String name, double max) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for any number out of range.
    }
    throw bad(name, "must be a number in [0, %s].".formatted(max));
  }

  @Nullable Latency millis(String name) {
    Double millis = number(name, MAX_MILLIS);
    return millis == null ? null : Latency.ofMillis(millis);
  }

  @Nullable Latency timeLeft(String name, Instant now) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      Duration left = Duration.between(now, Instant.parse(text));
      if (!left.isNegative() && left.toSeconds() <= MAX_DEADLINE_SECONDS) {
        return new Latency(left.toMillis() / 1000.0);
      }
    } catch (DateTimeException e) {
      // Said below, as for an instant out of range.
    }
    throw bad(
        name,
        "must be an instant like 2030-01-31T12:00:00Z, at most 30 days after the present (%s) on the clock of the plans."
            .formatted(now));
  }

  /** A list that is there names one at least: an empty residency must not mean anywhere. */
  <T> Set<T> names(String name, Function<String, T> of) {
    String text = headers.get(name);
    if (text == null) {
      return Set.of();
    }
    Set<String> names =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .collect(Collectors.toSet());
    if (names.isEmpty()
        || names.size() > MAX_LIST
        || names.stream().anyMatch(one -> one.length() > MAX_TEXT)) {
      throw bad(
          name,
          "must hold 1 to %d names separated by commas, each of at most %d characters."
              .formatted(MAX_LIST, MAX_TEXT));
    }
    return names.stream().map(of).collect(Collectors.toUnmodifiableSet());
  }

  static ProblemException bad(String name, String predicate) {
    return new ProblemException(HttpProblem.ofField(name, "The header " + name + " " + predicate));
  }
}
