package io.slit.server.gateway;

import io.slit.core.fleet.Task;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.InferenceRequest.Slo;
import io.slit.core.workload.OriginId;
import io.slit.server.headers.HeaderValues;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import io.slit.server.json.RouteRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request for a decision from headers, as gateways send them: the same members as the body
 * of {@code POST /v1/route}, with the same ranges. A header that begins with {@code x-slit-} or
 * {@code x-slo-} and is not known is refused, because a wish that is not understood must not be
 * ignored. Those that SLIT answers with are passed over: a client cannot choose its target by them.
 * Thread-safe.
 */
public final class RouteHeaders {
  /** What SLIT answers with, at its proxy or at gateways. */
  private static final Set<String> ANSWERS =
      Set.of(
          "x-slit-target",
          "x-slit-target-model",
          "x-slit-upstream",
          "x-slit-cluster",
          "x-slit-scheme",
          "x-slit-endpoint",
          "x-slit-region",
          "x-slit-mode",
          "x-slit-plan-id",
          "x-slit-plan-age-ms",
          "x-slit-decision-id",
          "x-slit-attempts",
          "x-slit-overhead-ms");

  private static final String FOOTPRINT = "x-slit-est-";

  /** What is understood. */
  private static final Set<String> WISHES =
      new TreeSet<>(
          Set.of(
              "x-slit-model",
              "x-slit-request-id",
              "x-slit-tenant",
              "x-slit-origin",
              "x-slit-task",
              "x-slit-policy",
              "x-slit-input-tokens",
              "x-slit-body-bytes",
              "x-slit-max-output-tokens",
              "x-slit-residency",
              "x-slit-only",
              "x-slit-ignore",
              "x-slit-min-quality",
              "x-slit-max-cost-usd",
              "x-slit-slo-class",
              "x-slit-deadline",
              "x-slit-dry-run",
              "x-slit-estimates",
              "x-slo-ttft-ms",
              "x-slo-tpot-ms"));

  private final Supplier<String> freshIds;
  private final Optional<String> defaultModel;

  /**
   * Creates a reader.
   *
   * @param freshIds gives an id to a request without one
   * @param defaultModel taken where nothing names a model
   */
  public RouteHeaders(Supplier<String> freshIds, Optional<String> defaultModel) {
    this.freshIds = freshIds;
    this.defaultModel = defaultModel;
  }

  /** Tells whether a header is of interest here. */
  public static boolean reads(String lowerCaseName) {
    return HeaderValues.isWish(lowerCaseName)
        || lowerCaseName.startsWith("x-original-")
        || lowerCaseName.startsWith("x-forwarded-")
        || lowerCaseName.equals("x-session-id");
  }

  /**
   * Returns the request that headers describe.
   *
   * @param headers by name in lower case
   * @param original the client's request
   * @param now the present on the clock of the plans, which deadlines are taken from
   * @throws ProblemException if one of them is not understood
   */
  public RouteRequest read(Map<String, String> headers, OriginalRequest original, Instant now) {
    refuseUnknown(headers);
    HeaderValues values = new HeaderValues(headers::get);
    String id = values.text("x-slit-request-id");
    return new RouteRequest(
        new InferenceRequest(
            id == null ? freshIds.get() : id,
            model(values, original),
            values.inputTokens(),
            values.maxOutputTokens(),
            hints(values),
            values.constraints(),
            slo(values, now)),
        new RouteRequest.Wishes(
            values.text("x-slit-tenant"),
            values.text("x-slit-policy"),
            null,
            false,
            values.flag("x-slit-dry-run") || !original.asksModel()));
  }

  private static void refuseUnknown(Map<String, String> headers) {
    for (String name : headers.keySet()) {
      boolean known =
          !HeaderValues.isWish(name)
              || WISHES.contains(name)
              || ANSWERS.contains(name)
              || name.startsWith(FOOTPRINT);
      if (!known) {
        throw HeaderValues.bad(
            name, "is not known. Known: %s.".formatted(String.join(", ", WISHES)));
      }
    }
  }

  private String model(HeaderValues values, OriginalRequest original) {
    String named = values.text("x-slit-model");
    return Optional.ofNullable(named)
        .or(() -> original.model().filter(model -> !model.isBlank()))
        .or(() -> defaultModel)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpProblem.ofField(
                        "x-slit-model",
                        "Nothing names a model. Send the header x-slit-model, or the query parameter model; the scenario has no alias auto to be taken instead.")));
  }

  private static Hints hints(HeaderValues values) {
    String task = values.text("x-slit-task");
    String origin = values.text("x-slit-origin");
    return new Hints(
        task == null ? null : new Task(task),
        origin == null ? null : new OriginId(origin),
        values.text("x-session-id"),
        deferrable(values));
  }

  private static @Nullable Boolean deferrable(HeaderValues values) {
    String text = values.text("x-slit-slo-class");
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "interactive" -> false;
      case "deferrable" -> true;
      default -> throw HeaderValues.bad("x-slit-slo-class", "must be interactive or deferrable.");
    };
  }

  private static Slo slo(HeaderValues values, Instant now) {
    Slo slo =
        new Slo(
            values.millis("x-slo-ttft-ms"),
            values.millis("x-slo-tpot-ms"),
            values.timeLeft("x-slit-deadline", now));
    return slo.isNone() ? Slo.NONE : slo;
  }
}
