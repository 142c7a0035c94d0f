package io.slit.server.json;

import io.slit.core.routing.DecisionExplanation.Filtered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request got no answer, in the shape of RFC 9457.
 *
 * @param status HTTP status
 * @param slug the last part of its type, {@code urn:slit:problem:<slug>}
 * @param title the kind of problem
 * @param detail this one: names, values, range, advice
 * @param hints what helps to mend it
 */
public record HttpProblem(int status, String slug, String title, String detail, Hints hints) {
  /** Returns a problem without hints. */
  public static HttpProblem of(int status, String slug, String title, String detail) {
    return new HttpProblem(status, slug, title, detail, Hints.NONE);
  }

  /** Returns the problem of one bad field of a body. */
  public static HttpProblem ofField(String field, String detail) {
    return new HttpProblem(
        400, "invalid-field", "A field of the body is invalid", detail, Hints.ofField(field));
  }

  /** Returns the problem of a body that is not what the route reads. */
  public static HttpProblem ofBody(String detail) {
    return of(400, "invalid-json", "The body is not the JSON this route reads", detail);
  }

  /** Returns this problem with another detail. */
  public HttpProblem withDetail(String other) {
    return new HttpProblem(status, slug, title, other, hints);
  }

  /**
   * What helps to mend a problem.
   *
   * @param field the member at fault, or null if no single one is
   * @param known names that would have been understood
   * @param filtered targets that were left out
   */
  public record Hints(@Nullable String field, List<String> known, List<LeftOut> filtered) {
    /** No hint. */
    public static final Hints NONE = new Hints(null, List.of(), List.of());

    /** Copies the lists. */
    public Hints {
      known = List.copyOf(known);
      filtered = List.copyOf(filtered);
    }

    static Hints ofField(String field) {
      return new Hints(field, List.of(), List.of());
    }
  }

  /** A target that was left out, and why, as written in JSON. */
  public record LeftOut(String deployment, String reason) {
    private static final String OVER_PLANNED = "over-planned-concurrency";

    boolean isOverPlanned() {
      return reason.equals(OVER_PLANNED);
    }

    /** Returns the JSON form of what core says. */
    public static LeftOut of(Filtered filtered) {
      String reason =
          switch (filtered.reason()) {
            case RESIDENCY -> "residency";
            case NOT_IN_ONLY -> "not-in-only";
            case IGNORED -> "ignored";
            case BELOW_MIN_QUALITY -> "below-min-quality";
            case ABOVE_MAX_COST -> "above-max-cost";
            case MISSES_TTFT -> "misses-ttft";
            case MISSES_TPOT -> "misses-tpot";
            case MISSES_DEADLINE -> "misses-deadline";
            case UNHEALTHY -> "unhealthy";
            case FULL -> "full";
            case OVER_PLANNED_CONCURRENCY -> OVER_PLANNED;
          };
      return new LeftOut(filtered.deployment().value(), reason);
    }
  }
}
