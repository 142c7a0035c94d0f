package io.slit.server.proxy;

import io.slit.core.plan.PlanPreference;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Slo;
import io.slit.server.config.PreferenceText;
import io.slit.server.headers.HeaderValues;
import io.slit.server.json.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
          "x-slit-min-quality",
          "x-slit-max-cost-usd",
          "x-slit-deadline",
          "x-slit-dry-run",
          "x-slit-estimates",
          "x-slo-ttft-ms",
          "x-slo-tpot-ms");
  private static final int MAX_TEXT = 256;
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,256}");

  /**
   * Reads the headers of a request.
   *
   * @throws ProblemException if one of them is not understood: a wish is never ignored
   */
  static Wishes of(HttpFields headers) {
    refuseUnknown(headers);
    HeaderValues values = new HeaderValues(name -> joined(headers, name));
    return new Wishes(
        session(headers),
        values.constraints(),
        new Slo(values.millis("x-slo-ttft-ms"), values.millis("x-slo-tpot-ms"), null),
        preference(headers),
        deadline(headers),
        values.flag("x-slit-dry-run"),
        values.flag("x-slit-estimates"));
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
      if (HeaderValues.isWish(name) && !KNOWN.contains(name) && !Head.NAMES.contains(name)) {
        throw HeaderValues.bad(
            name, "is not known. Known: %s.".formatted(String.join(", ", new TreeSet<>(KNOWN))));
      }
    }
  }

  private static @Nullable String joined(HttpFields headers, String name) {
    return headers.contains(name) ? String.join(",", headers.getValuesList(name)) : null;
  }

  private static @Nullable PlanPreference preference(HttpFields headers) {
    String policy = headers.get(POLICY);
    String weights = headers.get(WEIGHTS);
    if (weights != null) {
      if (policy != null) {
        throw HeaderValues.bad(
            WEIGHTS, "must not stand beside x-slit-policy. Leave one of them out.");
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
      throw HeaderValues.bad(
          name,
          "must be %s with OBJECTIVE one of ttft, carbon, water, cost, quality."
              .formatted(allowed));
    }
  }

  private static @Nullable String session(HttpFields headers) {
    String text = headers.get("x-session-id");
    if (text != null && (text.isBlank() || text.length() > MAX_TEXT)) {
      throw HeaderValues.bad("x-session-id", "must have 1 to %d characters.".formatted(MAX_TEXT));
    }
    return text;
  }

  private static @Nullable Instant deadline(HttpFields headers) {
    String text = headers.get("x-slit-deadline");
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw HeaderValues.bad("x-slit-deadline", "must be an instant like 2030-01-31T12:00:00Z.");
    }
  }
}
