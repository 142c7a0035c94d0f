package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.Footprint;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.plan.TargetEstimate.Band;
import io.slit.core.plan.TargetEstimate.Range;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.RoutingDecision.Routed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Writes decisions as {@code POST /v1/route} answers them. */
public final class DecisionWriter {
  private static final int TYPICAL_BYTES = 1024;
  private static final double INTERVAL_LEVEL = 0.8;
  private static final double MILLIS_PER_SECOND = 1000;
  private static final double WATT_HOURS_PER_KWH = 1000;
  private static final double MILLILITRES_PER_LITRE = 1000;

  private DecisionWriter() {}

  /** An answer to one request of a batch. */
  public sealed interface Item {
    /**
     * It was routed.
     *
     * @param pieces of the plan it was made by
     * @param answer the decision
     * @param nanosSoFar time since the request came in, read last
     */
    record Decided(DecisionPieces pieces, RoutedAnswer answer, LongSupplier nanosSoFar)
        implements Item {}

    /** It was not. */
    record Refused(HttpProblem problem) implements Item {}
  }

  /** Returns the JSON of a decision. */
  public static byte[] write(Item.Decided decided) {
    return text(decided).toBytes();
  }

  /**
   * Returns the JSON of a decision in memory that this thread uses again for its next one. If it is
   * needed for longer, {@link #leaveToReader()} must be called before.
   */
  public static ByteBuffer writeInPlace(Item.Decided decided) {
    return text(decided).inPlace();
  }

  /** What was written in place last on this thread is still read: it is not used again. */
  public static void leaveToReader() {
    ByteText.leaveToReader();
  }

  private static ByteText text(Item.Decided decided) {
    DecisionPieces pieces = decided.pieces();
    RoutedAnswer answer = decided.answer();
    Routed routed = answer.routed();
    int requestClass = routed.requestClass();
    ByteText out = ByteText.ofThread();
    out.ascii("{");
    if (answer.how().dryRun()) {
      out.ascii("\"dry_run\":true,");
    } else {
      out.ascii("\"decision_id\":\"").ascii(routed.decisionId()).ascii("\",");
    }
    out.ascii("\"request_id\":").quoted(answer.requestId()).ascii(",");
    out.bytes(pieces.targets(requestClass, answer.ranked()));
    out.ascii(",\"mode\":\"").ascii(routed.mode().key()).ascii("\",");
    out.bytes(pieces.plan()).number(answer.by().ageMillis());
    out.ascii(answer.by().stale() ? ",\"stale\":true}," : ",\"stale\":false},");
    out.bytes(pieces.estimates(requestClass, answer.ranked().get(0)));
    if (answer.how().sloMet() != null) {
      out.ascii(answer.how().sloMet() ? ",\"slo_met\":true" : ",\"slo_met\":false");
    }
    RoutedAnswer.Why why = answer.why();
    if (why != null) {
      out.ascii(",").bytes(members(json -> writeWhy(json, answer, why)));
    }
    return out.ascii(",\"overhead_us\":").thousandths(decided.nanosSoFar().getAsLong()).ascii("}");
  }

  /** Returns the JSON array of the answers to a batch, in its order. */
  public static byte[] writeBatch(List<Item> items) {
    ByteText out = new ByteText(TYPICAL_BYTES * (items.size() + 1));
    out.ascii("[");
    for (int i = 0; i < items.size(); i++) {
      out.ascii(i == 0 ? "" : ",").bytes(bytes(items.get(i)));
    }
    return out.ascii("]").toBytes();
  }

  private static byte[] bytes(Item item) {
    if (item instanceof Item.Decided decided) {
      return write(decided);
    }
    return ProblemWriter.write(((Item.Refused) item).problem());
  }

  /** Returns members without the braces around them. */
  static byte[] members(JsonText.Content content) {
    byte[] object =
        JsonText.bytes(
            json -> {
              json.writeStartObject();
              content.write(json);
              json.writeEndObject();
            });
    return Arrays.copyOfRange(object, 1, object.length - 1);
  }

  static void writeTarget(JsonGenerator json, ActivePlan plan, int index) throws IOException {
    Deployment deployment = plan.deployment(index);
    json.writeObjectFieldStart("target");
    json.writeStringField("deployment", deployment.id().value());
    json.writeStringField("datacenter", deployment.site().value());
    json.writeStringField("region", plan.fleet().getSite(deployment.site()).region().value());
    json.writeStringField("endpoint", deployment.endpoint());
    json.writeStringField("model", deployment.model().name().value());
    json.writeEndObject();
  }

  static void writeRanked(JsonGenerator json, ActivePlan plan, PlanTarget target)
      throws IOException {
    Deployment deployment = plan.deployment(target.deployment());
    json.writeStartObject();
    json.writeStringField("deployment", deployment.id().value());
    json.writeStringField("endpoint", deployment.endpoint());
    json.writeStringField("model", deployment.model().name().value());
    JsonText.number(json, "share", target.share().value());
    json.writeEndObject();
  }

  static void writeEstimates(JsonGenerator json, TargetEstimate estimate) throws IOException {
    json.writeObjectFieldStart("estimates");
    writeNumbers(json, estimate);
    json.writeStringField("basis", estimate.basis().name().toLowerCase(Locale.ROOT));
    if (estimate.band().isPresent()) {
      writeBand(json, estimate, estimate.band().get());
    }
    json.writeEndObject();
  }

  private static void writeBand(JsonGenerator json, TargetEstimate estimate, Band band)
      throws IOException {
    Footprint footprint = estimate.footprint();
    Range energy = band.energyFactor();
    json.writeObjectFieldStart("intervals");
    JsonText.number(json, "level", INTERVAL_LEVEL);
    writeRange(json, "ttft_ms", band.ttftSeconds().times(MILLIS_PER_SECOND));
    writeRange(json, "tpot_ms", band.tpotSeconds().times(MILLIS_PER_SECOND));
    writeRange(json, "energy_wh", energy.times(footprint.it().kwh() * WATT_HOURS_PER_KWH));
    writeRange(json, "carbon_g", energy.times(footprint.carbon().grams()));
    writeRange(json, "water_ml", energy.times(footprint.water().litres() * MILLILITRES_PER_LITRE));
    writeRange(json, "cost_usd", energy.times(Math.max(0, footprint.cost().usd())));
    json.writeEndObject();
  }

  private static void writeRange(JsonGenerator json, String name, Range range) throws IOException {
    json.writeObjectFieldStart(name);
    JsonText.number(json, "low", range.low());
    JsonText.number(json, "high", range.high());
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
    json.writeStringField("reason", reason(answer, why, requestClass));
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
    if (answer.ranked().size() > 1) {
      writeNextBest(json, plan, answer.ranked().get(0), answer.ranked().get(1));
    }
    json.writeEndObject();
  }

  /** What the next best would have cost more (or less, if negative). */
  private static void writeNextBest(
      JsonGenerator json, ActivePlan plan, PlanTarget drawn, PlanTarget next) throws IOException {
    TargetEstimate here = drawn.estimate();
    TargetEstimate there = next.estimate();
    json.writeObjectFieldStart("next_best");
    json.writeStringField("deployment", plan.deployment(next.deployment()).id().value());
    json.writeObjectFieldStart("difference");
    JsonText.number(json, "ttft_ms", there.ttft().millis() - here.ttft().millis());
    JsonText.number(
        json, "carbon_g", there.footprint().carbon().grams() - here.footprint().carbon().grams());
    JsonText.number(
        json,
        "water_ml",
        MILLILITRES_PER_LITRE
            * (there.footprint().water().litres() - here.footprint().water().litres()));
    JsonText.number(
        json, "cost_usd", there.footprint().cost().usd() - here.footprint().cost().usd());
    JsonText.number(json, "quality", there.quality().value() - here.quality().value());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String reason(RoutedAnswer answer, RoutedAnswer.Why why, String requestClass) {
    PlanTarget drawn = answer.ranked().get(0);
    String to = answer.by().plan().deployment(drawn.deployment()).id().value();
    return DecisionWords.reason(answer.routed().mode(), drawn, requestClass, to)
        + DecisionWords.crowding(why, to);
  }
}
