package io.slit.server.proxy;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Region;
import io.slit.core.units.Latency;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Slo;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wishes of the routing, as its headers say.
 *
 * @param sessionId requests of a session stay together; or null
 * @param constraints residency, only, ignore
 * @param slo times that the target should keep
 * @param deadline until when the first byte has to come, or null
 * @param dryRun whether only the decision is wanted
 * @param estimates whether the answer tells the estimated footprint
 */
record Wishes(
    @Nullable String sessionId,
    Constraints constraints,
    Slo slo,
    @Nullable Instant deadline,
    boolean dryRun,
    boolean estimates) {
  private static final int MAX_TEXT = 256;
  private static final int MAX_LIST = 1000;
  private static final double MAX_MILLIS = 7 * 86_400_000.0;
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,256}");

  /**
   * Reads the headers of a request.
   *
   * @throws ProblemException if one of them is not understood: a wish is never ignored
   */
  static Wishes of(HttpFields headers) {
    refuseUnknown(headers);
    requireDefault(headers.get("x-slit-policy"));
    Constraints constraints =
        new Constraints(
            names(headers, "x-slit-residency", Region::new),
            names(headers, "x-slit-only", DeploymentId::new),
            names(headers, "x-slit-ignore", DeploymentId::new),
            Share.NONE);
    return new Wishes(
        session(headers),
        constraints.isNone() ? Constraints.NONE : constraints,
        new Slo(millis(headers, "x-slo-ttft-ms"), millis(headers, "x-slo-tpot-ms"), null),
        deadline(headers),
        flag(headers, "x-slit-dry-run"),
        flag(headers, "x-slit-estimates"));
  }

  /** Returns the caller's own name of its request, or null if it has none that can be sent back. */
  static @Nullable String requestId(HttpFields headers) {
    String text = headers.get("x-request-id");
    return text != null && VISIBLE.matcher(text).matches() ? text : null;
  }

  /** {@code x-slit-weights} would be one: a server has one preference. */
  private static void refuseUnknown(HttpFields headers) {
    if (headers.contains("x-slit-weights")) {
      throw bad("x-slit-weights", "is not taken: a server routes by its one preference.");
    }
  }

  private static void requireDefault(@Nullable String policy) {
    if (policy != null && !policy.equals("default")) {
      throw bad(
          "x-slit-policy",
          "must be default: a server routes by the one preference it was started with.");
    }
  }

  private static @Nullable Latency millis(HttpFields headers, String name) {
    String text = headers.get(name);
    if (text == null) {
      return null;
    }
    try {
      double millis = Double.parseDouble(text);
      if (millis > 0 && millis <= MAX_MILLIS) {
        return Latency.ofMillis(millis);
      }
    } catch (NumberFormatException e) {
      // Said below, as for any other value that is no time.
    }
    throw bad(name, "must be a time in ms, above 0 and at most 7 days.");
  }

  /** A header that is there names one at least: an empty residency must not mean anywhere. */
  private static <T> Set<T> names(HttpFields headers, String name, Function<String, T> of) {
    if (!headers.contains(name)) {
      return Set.of();
    }
    Set<String> texts =
        headers.getValuesList(name).stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toSet());
    if (texts.isEmpty()
        || texts.size() > MAX_LIST
        || texts.stream().anyMatch(text -> text.length() > MAX_TEXT)) {
      throw bad(
          name,
          "must hold 1 to %d names separated by commas, each of at most %d characters."
              .formatted(MAX_LIST, MAX_TEXT));
    }
    return texts.stream().map(of).collect(Collectors.toUnmodifiableSet());
  }

  private static @Nullable String session(HttpFields headers) {
    String text = headers.get("x-session-id");
    if (text != null && (text.isBlank() || text.length() > MAX_TEXT)) {
      throw bad("x-session-id", "must have 1 to %d characters.".formatted(MAX_TEXT));
    }
    return text;
  }

  private static @Nullable Instant deadline(HttpFields headers) {
    String text = headers.get("x-slit-deadline");
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw bad("x-slit-deadline", "must be an instant like 2030-01-31T12:00:00Z.");
    }
  }

  private static boolean flag(HttpFields headers, String name) {
    String text = headers.get(name);
    if (text == null || text.equals("false") || text.equals("0")) {
      return false;
    }
    if (text.equals("true") || text.equals("1")) {
      return true;
    }
    throw bad(name, "must be true or false.");
  }

  private static ProblemException bad(String name, String predicate) {
    return new ProblemException(HttpProblem.ofField(name, "The header " + name + " " + predicate));
  }
}
