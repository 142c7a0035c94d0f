package io.slit.server.json;

import io.slit.core.fleet.Task;
import io.slit.core.pareto.Objective;
import io.slit.core.units.Latency;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.InferenceRequest.Slo;
import io.slit.core.workload.OriginId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of {@code POST /v1/route}.
 *
 * <p>Unknown members are skipped, so that a whole chat request may be sent: its texts are never
 * kept. Unknown members of {@code constraints} are refused: a constraint that is not understood
 * must not be ignored.
 */
public final class RouteRequestReader {
  /** The most requests of one batch. */
  public static final int MAX_BATCH = 1000;

  private static final int MAX_INPUT_TOKENS = 2_000_000;
  private static final int MAX_OUTPUT_TOKENS = 1_000_000;
  private static final double MAX_MILLIS = 7 * 86_400_000.0;
  private static final double MAX_WEIGHT = 1e6;
  private static final long MAX_DEADLINE_SECONDS = 30 * 86_400L;

  private final Supplier<String> freshIds;

  /** Creates a reader that gives a fresh id to a request without one. */
  public RouteRequestReader(Supplier<String> freshIds) {
    this.freshIds = freshIds;
  }

  /**
   * Returns the request of a body.
   *
   * @param now the present on the clock of the plans, which deadlines are taken from
   * @throws ProblemException if it has a fault
   */
  public RouteRequest read(byte[] body, Instant now) {
    return JsonInput.read(body, in -> readOne(in, "", now));
  }

  /**
   * Returns the requests of a body that is an array.
   *
   * @param now the present on the clock of the plans, which deadlines are taken from
   * @throws ProblemException if one of them has a fault; the field starts with its position
   */
  public List<RouteRequest> readBatch(byte[] body, Instant now) {
    return JsonInput.read(body, in -> readItems(in, now));
  }

  private List<RouteRequest> readItems(JsonInput in, Instant now) throws IOException {
    if (!in.isArray()) {
      throw JsonInput.bad("", "must be an array of routing requests.");
    }
    List<RouteRequest> requests = new ArrayList<>();
    while (in.nextItem()) {
      if (requests.size() == MAX_BATCH) {
        throw JsonInput.bad("", "must hold at most %d routing requests.".formatted(MAX_BATCH));
      }
      requests.add(readOne(in, "[" + requests.size() + "].", now));
    }
    return requests;
  }

  private RouteRequest readOne(JsonInput in, String prefix, Instant now) throws IOException {
    Draft draft = new Draft(prefix, now);
    String self = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    in.object(self, name -> draft.member(in, name));
    return draft.finish(freshIds);
  }

  /** A request while its members come in. */
  private static final class Draft {
    private final String prefix;
    private final Instant now;
    private @Nullable String requestId;
    private @Nullable String model;
    private int inputTokens;
    private int maxOutputTokens;
    private @Nullable Task task;
    private @Nullable OriginId origin;
    private @Nullable String sessionId;
    private @Nullable Boolean deferrable;
    private Constraints constraints = Constraints.NONE;
    private @Nullable Latency ttft;
    private @Nullable Latency tpot;
    private @Nullable Latency timeLeft;
    private @Nullable String tenant;
    private @Nullable String policy;
    private @Nullable Map<Objective, Double> weights;
    private boolean explain;
    private boolean dryRun;

    Draft(String prefix, Instant now) {
      this.prefix = prefix;
      this.now = now;
    }

    void member(JsonInput in, String name) throws IOException {
      String field = prefix.isEmpty() ? name : prefix + name;
      switch (name) {
        case "request_id" -> requestId = in.name(field);
        case "model" -> model = in.name(field);
        case "session_id" -> sessionId = in.name(field);
        case "prefix_hash" -> in.name(field);
        case "tenant" -> tenant = in.name(field);
        case "dry_run" -> dryRun = in.flag(field);
        case "input_tokens" -> inputTokens = in.integer(field, 0, MAX_INPUT_TOKENS);
        case "max_output_tokens" -> maxOutputTokens = in.integer(field, 0, MAX_OUTPUT_TOKENS);
        case "stream" -> in.flag(field);
        case "explain" -> explain = in.flag(field);
        case "origin" -> origin = new OriginId(in.name(field));
        case "task" -> task = new Task(in.name(field));
        case "policy" -> policy = in.name(field);
        case "weights" -> weights = weights(in, field);
        case "slo" -> in.object(field, member -> slo(in, field + ".", member));
        case "constraints" -> readConstraints(in, field);
        default -> in.skip();
      }
    }

    private static Map<Objective, Double> weights(JsonInput in, String field) throws IOException {
      Map<Objective, Double> weights = new EnumMap<>(Objective.class);
      in.object(
          field,
          name -> {
            String member = field + "." + name;
            weights.put(objective(member, name), in.number(member, 0, MAX_WEIGHT));
          });
      if (weights.values().stream().allMatch(weight -> weight == 0)) {
        throw JsonInput.bad(field, "must hold at least one weight above 0.");
      }
      return weights;
    }

    private static Objective objective(String field, String name) {
      for (Objective objective : Objective.values()) {
        String own = objective.name().toLowerCase(Locale.ROOT);
        if (name.equals(own) || name.equals(objective.key())) {
          return objective;
        }
      }
      if (name.equals("quality")) {
        return Objective.QUALITY_LOSS;
      }
      throw JsonInput.bad(field, "is no objective. Known: ttft, carbon, water, cost, quality.");
    }

    private void slo(JsonInput in, String slo, String name) throws IOException {
      String field = slo + name;
      switch (name) {
        case "class" -> deferrable = serviceClass(in, field);
        case "ttft_ms" -> ttft = Latency.ofMillis(in.number(field, 0, MAX_MILLIS));
        case "tpot_ms" -> tpot = Latency.ofMillis(in.number(field, 0, MAX_MILLIS));
        case "deadline" -> timeLeft = timeLeft(in.name(field), field);
        default -> in.skip();
      }
    }

    private Latency timeLeft(String text, String field) {
      try {
        Duration left = Duration.between(now, Instant.parse(text));
        if (!left.isNegative() && left.toSeconds() <= MAX_DEADLINE_SECONDS) {
          return new Latency(left.toMillis() / 1000.0);
        }
        throw JsonInput.bad(
            field,
            "(%s) must be at most 30 days after the present (%s) on the clock of the plans."
                .formatted(text, now));
      } catch (DateTimeException e) {
        throw JsonInput.bad(
            field, "(%s) must be an instant like 2026-07-10T12:00:00Z.".formatted(text));
      }
    }

    private static boolean serviceClass(JsonInput in, String field) throws IOException {
      String value = in.name(field);
      return switch (value) {
        case "interactive" -> false;
        case "deferrable" -> true;
        default ->
            throw JsonInput.bad(field, "(%s) must be interactive or deferrable.".formatted(value));
      };
    }

    private void readConstraints(JsonInput in, String field) throws IOException {
      ConstraintsDraft draft = new ConstraintsDraft();
      in.object(field, member -> draft.member(in, field + "." + member, member));
      constraints = draft.finish();
    }

    RouteRequest finish(Supplier<String> freshIds) {
      if (model == null) {
        throw JsonInput.bad(prefix + "model", "is missing. Name a model or an alias.");
      }
      String id = requestId == null ? freshIds.get() : requestId;
      Hints hints = new Hints(task, origin, sessionId, deferrable);
      Slo slo =
          ttft == null && tpot == null && timeLeft == null
              ? Slo.NONE
              : new Slo(ttft, tpot, timeLeft);
      if (policy != null && weights != null) {
        throw JsonInput.bad(
            prefix + "weights", "cannot stand beside policy. Leave one of them out.");
      }
      return new RouteRequest(
          new InferenceRequest(id, model, inputTokens, maxOutputTokens, hints, constraints, slo),
          new RouteRequest.Wishes(tenant, policy, weights, explain, dryRun));
    }
  }
}
