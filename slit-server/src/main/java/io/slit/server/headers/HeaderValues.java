package io.slit.server.headers;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Region;
import io.slit.core.units.Latency;
import io.slit.core.units.Money;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Headers as values of the types they stand for; an empty one counts as left out, except where it
 * would widen what is allowed. Every method throws {@link ProblemException}, which names the header
 * and what it may be, if a value is not understood: a wish is never ignored. Thread-safe if its
 * source is.
 */
public final class HeaderValues {
  private static final int MAX_INPUT_TOKENS = 2_000_000;
  private static final int MAX_OUTPUT_TOKENS = 1_000_000;
  private static final double MAX_COST_USD = 1e6;

  /** Bytes of a body per token of its prompt. Assumption: OpenAI's rule of thumb for English. */
  private static final int BYTES_PER_TOKEN = 4;

  private static final int MAX_TEXT = 256;
  private static final int MAX_LIST = 1000;
  private static final double MAX_MILLIS = 7 * 86_400_000.0;
  private static final long MAX_DEADLINE_SECONDS = 30 * 86_400L;

  private final Function<String, @Nullable String> headers;

  /**
   * Creates a reader.
   *
   * @param headers gives the value of a header by its name in lower case, the values of one that is
   *     repeated joined by commas, or null if it was not sent
   */
  public HeaderValues(Function<String, @Nullable String> headers) {
    this.headers = headers;
  }

  /** Tells whether a header speaks to SLIT, so that a misspelt one has to be refused. */
  public static boolean isWish(String lowerCaseName) {
    return lowerCaseName.startsWith("x-slit-") || lowerCaseName.startsWith("x-slo-");
  }

  /** Returns a text of at most 256 characters, or null. */
  public @Nullable String text(String name) {
    String text = headers.apply(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
      throw bad(
          name, "must have at most %d characters and no control characters.".formatted(MAX_TEXT));
    }
    return text.strip();
  }

  /** Returns whether something is asked for: true or 1; false, 0 or nothing. */
  public boolean flag(String name) {
    String text = text(name);
    if (text == null || text.equals("false") || text.equals("0")) {
      return false;
    }
    if (text.equals("true") || text.equals("1")) {
      return true;
    }
    throw bad(name, "must be true or false.");
  }

  /** Returns the tokens of the prompt as told, or guessed from the size of the body. */
  public int inputTokens() {
    int told = integer("x-slit-input-tokens", MAX_INPUT_TOKENS);
    int bytes = integer("x-slit-body-bytes", Integer.MAX_VALUE);
    return told > 0 ? told : Math.min(MAX_INPUT_TOKENS, bytes / BYTES_PER_TOKEN);
  }

  /** Returns the most tokens of an answer, or 0 where nothing is said. */
  public int maxOutputTokens() {
    return integer("x-slit-max-output-tokens", MAX_OUTPUT_TOKENS);
  }

  /** Returns what a target has to be; {@link Constraints#NONE} where nothing is said. */
  public Constraints constraints() {
    Double quality = number("x-slit-min-quality", 1);
    Double cost = number("x-slit-max-cost-usd", MAX_COST_USD);
    Constraints constraints =
        new Constraints(
            names("x-slit-residency", Region::new),
            names("x-slit-only", DeploymentId::new),
            names("x-slit-ignore", DeploymentId::new),
            quality == null ? Share.NONE : new Share(quality),
            cost == null ? null : new Money(cost));
    return constraints.isNone() ? Constraints.NONE : constraints;
  }

  private int integer(String name, int max) {
    Double value = number(name, max);
    if (value != null && value != Math.rint(value)) {
      throw bad(name, "must be an integer in [0, %d].".formatted(max));
    }
    return value == null ? 0 : value.intValue();
  }

  private @Nullable Double number(String name, double max) {
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

  /** Returns a time in ms, at most 7 days, or null. */
  public @Nullable Latency millis(String name) {
    Double millis = number(name, MAX_MILLIS);
    return millis == null ? null : Latency.ofMillis(millis);
  }

  /**
   * Returns the time until an instant, at most 30 days, or null.
   *
   * @param now the present on the clock of the plans
   */
  public @Nullable Latency timeLeft(String name, Instant now) {
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
  private <T> Set<T> names(String name, Function<String, T> of) {
    String text = headers.apply(name);
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

  /** Returns the refusal of a header; the predicate says what it must be. */
  public static ProblemException bad(String name, String predicate) {
    return new ProblemException(HttpProblem.ofField(name, "The header " + name + " " + predicate));
  }
}
