package io.slit.server.json;

import io.slit.core.routing.DecisionId;
import io.slit.core.telemetry.FailureReason;
import io.slit.core.telemetry.Outcome;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /v1/outcomes}. Unknown members are skipped. */
public final class OutcomeReader {
  private static final double MAX_MILLIS = 86_400_000;
  private static final int MAX_TOKENS = 10_000_000;
  private static final double MAX_ENERGY_WH = 1e6;
  private static final double WATT_HOURS_PER_KWH = 1000;

  private OutcomeReader() {}

  /**
   * Returns the report of a body.
   *
   * @throws ProblemException if it has a fault
   */
  public static OutcomeReport read(byte[] body) {
    return JsonInput.read(
        body,
        in -> {
          Draft draft = new Draft();
          in.object("", name -> draft.member(in, name));
          return draft.finish();
        });
  }

  private static final class Draft {
    private @Nullable DecisionId decision;
    private String status = "completed";
    private @Nullable Latency ttft;
    private @Nullable Latency tpot;
    private @Nullable Integer inputTokens;
    private @Nullable Integer outputTokens;
    private @Nullable Energy energy;
    private @Nullable Double quality;
    private @Nullable Integer cachedTokens;
    private @Nullable Latency queue;
    private FailureReason reason = FailureReason.UNKNOWN;

    void member(JsonInput in, String name) throws IOException {
      switch (name) {
        case "decision_id" -> decision = decision(in.name(name));
        case "status" -> status = status(in.name(name));
        case "ttft_ms" -> ttft = Latency.ofMillis(in.number(name, 0, MAX_MILLIS));
        case "tpot_ms" -> tpot = Latency.ofMillis(in.number(name, 0, MAX_MILLIS));
        case "input_tokens" -> inputTokens = in.integer(name, 0, MAX_TOKENS);
        case "output_tokens" -> outputTokens = in.integer(name, 0, MAX_TOKENS);
        case "energy_wh" ->
            energy = new Energy(in.number(name, 0, MAX_ENERGY_WH) / WATT_HOURS_PER_KWH);
        case "quality" -> quality = in.number(name, 0, 1);
        case "cached_tokens" -> cachedTokens = in.integer(name, 0, MAX_TOKENS);
        case "queue_ms" -> queue = Latency.ofMillis(in.number(name, 0, MAX_MILLIS));
        case "reason" -> reason = FailureReason.of(in.name(name));
        default -> in.skip();
      }
    }

    private static DecisionId decision(String text) {
      return DecisionId.parse(text)
          .orElseThrow(
              () ->
                  JsonInput.bad(
                      "decision_id",
                      "(%s) is no decision id. Send back the 48 digits that /v1/route answered."
                          .formatted(text)));
    }

    private static String status(String text) {
      return switch (text) {
        case "completed", "failed", "dropped" -> text;
        default ->
            throw JsonInput.bad(
                "status", "(%s) must be completed, failed or dropped.".formatted(text));
      };
    }

    OutcomeReport finish() {
      DecisionId id = present(decision, "decision_id");
      return new OutcomeReport(
          id,
          switch (status) {
            case "failed" -> new Outcome.Failed(reason);
            case "dropped" -> new Outcome.Dropped(reason);
            default -> completed();
          });
    }

    private Outcome completed() {
      Latency first = present(ttft, "ttft_ms");
      int input = present(inputTokens, "input_tokens");
      requireWithin(cachedTokens, input, "cached_tokens", "input_tokens");
      requireWithin(queue == null ? null : queue.millis(), first.millis(), "queue_ms", "ttft_ms");
      return new Outcome.Completed(
          first,
          present(tpot, "tpot_ms"),
          input,
          present(outputTokens, "output_tokens"),
          Optional.ofNullable(energy),
          Optional.ofNullable(quality),
          Optional.ofNullable(cachedTokens),
          Optional.ofNullable(queue));
    }

    private static void requireWithin(
        @Nullable Number part, double whole, String field, String ofField) {
      if (part != null && part.doubleValue() > whole) {
        throw JsonInput.bad(
            field,
            "(%s) is a part of %s (%s) and must not exceed it.".formatted(part, ofField, whole));
      }
    }

    private static <T> T present(@Nullable T value, String field) {
      if (value == null) {
        throw JsonInput.bad(field, "is missing. A completed request has it.");
      }
      return value;
    }
  }
}
