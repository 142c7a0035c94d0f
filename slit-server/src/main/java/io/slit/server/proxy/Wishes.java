package io.slit.server.proxy;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Region;
import io.slit.core.plan.PlanPreference;
import io.slit.core.units.Latency;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Slo;
import io.slit.server.config.PreferenceText;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wishes of the routing, as its headers say.
 *
 * @param sessionId requests of a session stay together; or null
 * @param constraints residency, only, ignore
 * @param slo times that the target should keep
 * @param preference which plan of the front decides, or null for the default
 * @param deadline until when the first byte has to come, or null
 * @param dryRun whether only the decision is wanted
 * @param estimates whether the answer tells the estimated footprint
 */
record Wishes(
    @Nullable String sessionId,
    Constraints constraints,
    Slo slo,
    @Nullable PlanPreference preference,
    @Nullable Instant deadline,
    boolean dryRun,
    boolean estimates) {
  private static final String POLICY = "x-slit-policy";
  private static final String WEIGHTS = "x-slit-weights";
  private static final Set<String> KNOWN =
      Set.of(
          POLICY,
          WEIGHTS,
          "x-slit-residency",
          "x-slit-only",
          "x-slit-ignore",
          "x-slit-deadline",
          "x-slit-dry-run",
          "x-slit-estimates",
          "x-slo-ttft-ms",
          "x-slo-tpot-ms");
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
        preference(headers),
        deadline(headers),
        flag(headers, "x-slit-dry-run"),
        flag(headers, "x-slit-estimates"));
  }

  /** Returns the caller's own name of its request, or null if it has none that can be sent back. */
  static @Nullable String requestId(HttpFields headers) {
    String text = headers.get("x-request-id");
    return text != null && VISIBLE.matcher(text).matches() ? text : null;
  }

  /**
   * A misspelt residency must not mean anywhere; names of answers may come back and are dropped.
   */
  private static void refuseUnknown(HttpFields headers) {
    for (HttpField field : headers) {
      String name = field.getLowerCaseName();
      boolean ours = name.startsWith("x-slit-") || name.startsWith("x-slo-");
      if (ours && !KNOWN.contains(name) && !Head.NAMES.contains(name)) {
        throw bad(
            name, "is not known. Known: %s.".formatted(String.join(", ", new TreeSet<>(KNOWN))));
      }
    }
  }

  private static @Nullable PlanPreference preference(HttpFields headers) {
    String policy = headers.get(POLICY);
    String weights = headers.get(WEIGHTS);
    if (weights != null) {
      if (policy != null) {
        throw bad(WEIGHTS, "must not stand beside x-slit-policy. Leave one of them out.");
      }
      return parse(WEIGHTS, "weights:" + weights, "OBJECTIVE=N,... with one N above 0 at least");
    }
    return policy == null || policy.equals("default")
        ? null
        : parse(
            POLICY,
            policy,
            "default, balanced, lowest:OBJECTIVE, weights:OBJECTIVE=N,... or limits:OBJECTIVE=N,...");
  }

  private static PlanPreference parse(String name, String text, String allowed) {
    try {
      return PreferenceText.parse(text);
    } catch (IllegalArgumentException e) {
      throw bad(
          name,
          "must be %s with OBJECTIVE one of ttft, carbon, water, cost, quality."
              .formatted(allowed));
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
