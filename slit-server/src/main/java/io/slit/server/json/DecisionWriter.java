package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.Footprint;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.RoutingDecision.Routed;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Writes decisions as {@code POST /v1/route} answers them. */
public final class DecisionWriter {
  private static final double NANOS_PER_MICRO = 1000;
  private static final double WATT_HOURS_PER_KWH = 1000;
  private static final double MILLILITRES_PER_LITRE = 1000;

  private DecisionWriter() {}

  /** An answer to one request of a batch. */
  public sealed interface Item {
    /** It was routed. */
    record Decided(RoutedAnswer answer, LongSupplier nanosSoFar) implements Item {}

    /** It was not. */
    record Refused(HttpProblem problem) implements Item {}
  }

  /**
   * Returns the JSON of a decision.
   *
   * @param answer the decision
   * @param nanosSoFar time since the request came in, read last
   */
  public static byte[] write(RoutedAnswer answer, LongSupplier nanosSoFar) {
    return JsonText.bytes(json -> write(json, answer, nanosSoFar));
  }

  /** Returns the JSON array of the answers to a batch, in its order. */
  public static byte[] writeBatch(List<Item> items) {
    return JsonText.bytes(
        json -> {
          json.writeStartArray();
          for (Item item : items) {
            writeItem(json, item);
          }
          json.writeEndArray();
        });
  }

  private static void writeItem(JsonGenerator json, Item item) throws IOException {
    if (item instanceof Item.Decided decided) {
      write(json, decided.answer(), decided.nanosSoFar());
    } else if (item instanceof Item.Refused refused) {
      ProblemWriter.write(json, refused.problem());
    }
  }

  private static void write(JsonGenerator json, RoutedAnswer answer, LongSupplier nanosSoFar)
      throws IOException {
    Routed routed = answer.routed();
    ActivePlan plan = answer.by().plan();
    json.writeStartObject();
    json.writeStringField("decision_id", routed.decisionId());
    json.writeStringField("request_id", answer.requestId());
    writeTarget(json, plan, routed.deployment());
    writeRanked(json, plan, answer.ranked());
    json.writeStringField("mode", routed.mode().key());
    writePlan(json, answer.by());
    writeEstimates(json, answer.ranked().get(0).estimate());
    if (answer.why() != null) {
      writeWhy(json, answer, answer.why());
    }
    JsonText.number(json, "overhead_us", nanosSoFar.getAsLong() / NANOS_PER_MICRO);
    json.writeEndObject();
  }

  private static void writeTarget(JsonGenerator json, ActivePlan plan, int index)
      throws IOException {
    Deployment deployment = plan.deployment(index);
    json.writeObjectFieldStart("target");
    json.writeStringField("deployment", deployment.id().value());
    json.writeStringField("datacenter", deployment.site().value());
    json.writeStringField("region", plan.fleet().getSite(deployment.site()).region().value());
    json.writeStringField("endpoint", deployment.endpoint());
    json.writeStringField("model", deployment.model().name().value());
    json.writeEndObject();
  }

  private static void writeRanked(JsonGenerator json, ActivePlan plan, List<PlanTarget> ranked)
      throws IOException {
    json.writeArrayFieldStart("ranked");
    for (PlanTarget target : ranked) {
      Deployment deployment = plan.deployment(target.deployment());
      json.writeStartObject();
      json.writeStringField("deployment", deployment.id().value());
      json.writeStringField("endpoint", deployment.endpoint());
      json.writeStringField("model", deployment.model().name().value());
      JsonText.number(json, "share", target.share().value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePlan(JsonGenerator json, RoutedAnswer.By by) throws IOException {
    PublishedPlan published = by.plan().published();
    json.writeObjectFieldStart("plan");
    json.writeStringField("id", published.id());
    json.writeStringField("model_id", published.modelId());
    json.writeStringField("epoch_start", published.epoch().start().toString());
    json.writeNumberField("age_ms", by.ageMillis());
    json.writeBooleanField("stale", by.stale());
    json.writeEndObject();
  }

  private static void writeEstimates(JsonGenerator json, TargetEstimate estimate)
      throws IOException {
    json.writeObjectFieldStart("estimates");
    writeNumbers(json, estimate);
    json.writeStringField("basis", estimate.basis().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  static void writeNumbers(JsonGenerator json, TargetEstimate estimate) throws IOException {
    Footprint footprint = estimate.footprint();
    JsonText.number(json, "ttft_ms", estimate.ttft().millis());
    JsonText.number(json, "ttft_p95_ms", estimate.ttftP95().millis());
    JsonText.number(json, "tpot_ms", estimate.tpot().millis());
    JsonText.number(json, "energy_wh", footprint.it().kwh() * WATT_HOURS_PER_KWH);
    JsonText.number(json, "carbon_g", footprint.carbon().grams());
    JsonText.number(json, "water_ml", footprint.water().litres() * MILLILITRES_PER_LITRE);
    JsonText.number(json, "cost_usd", footprint.cost().usd());
    JsonText.number(json, "quality", estimate.quality().value());
  }

  private static void writeWhy(JsonGenerator json, RoutedAnswer answer, RoutedAnswer.Why why)
      throws IOException {
    ActivePlan plan = answer.by().plan();
    String requestClass =
        plan.published().plan().shape().classes().get(answer.routed().requestClass()).value();
    json.writeObjectFieldStart("explain");
    json.writeStringField("reason", reason(answer, requestClass));
    json.writeStringField("request_class", requestClass);
    ProblemWriter.writeFiltered(json, why.filtered());
    json.writeArrayFieldStart("scores");
    for (PlanTarget target : why.allowed()) {
      json.writeStartObject();
      json.writeStringField("deployment", plan.deployment(target.deployment()).id().value());
      JsonText.number(json, "share", target.share().value());
      writeNumbers(json, target.estimate());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String reason(RoutedAnswer answer, String requestClass) {
    PlanTarget drawn = answer.ranked().get(0);
    String to = answer.by().plan().deployment(drawn.deployment()).id().value();
    double percent = 100 * drawn.share().value();
    return switch (answer.routed().mode()) {
      case PLAN -> "The plan sends %.1f %% of class %s to %s.".formatted(percent, requestClass, to);
      case STALE_PLAN ->
          "The last plan, whose epoch is over, sends %.1f %% of class %s to %s."
              .formatted(percent, requestClass, to);
      case FALLBACK_WEIGHTS ->
          "The plan gives class %s nothing that the constraints allow; drawn by capacity over latency."
              .formatted(requestClass);
      case PINNED -> "The constraints allow %s only.".formatted(to);
      case FAIL_OPEN ->
          "No allowed deployment is known to answer; %s is tried as if all did.".formatted(to);
    };
  }
}
