package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.plan.EnergyMoves;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.server.planning.PlannedFront;
import io.slit.server.reports.DifferenceWords;
import io.slit.server.reports.EpochPart;
import io.slit.server.reports.PlanDifference;
import io.slit.server.reports.ShareMoves;
import io.slit.server.reports.ShareMoves.ClassMove;
import io.slit.server.reports.ShownObjective;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one plan of the running front, as {@code GET /v1/plans/{id}} answers it: its shares and
 * units, and {@code difference}: what changes when it comes into force in place of another.
 */
public final class PlanDetailJson {
  private static final int TOLD_CLASSES = 12;

  private PlanDetailJson() {}

  /** Returns the JSON of a plan; the difference is from the plan in force to it. */
  public static byte[] write(PlannedFront front, EvaluatedPlan inForce, EvaluatedPlan plan) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("id", plan.id());
          json.writeBooleanField("in_force", plan.id().equals(inForce.id()));
          FrontJson.writeValues(json, plan.objectives());
          PlanWriter.writeClasses(json, plan.plan());
          PlanWriter.writePowered(json, plan.plan());
          writeDifference(json, front, inForce, plan);
          json.writeEndObject();
        });
  }

  private static void writeDifference(
      JsonGenerator json, PlannedFront front, EvaluatedPlan from, EvaluatedPlan to)
      throws IOException {
    EnergyMoves moves =
        EnergyMoves.between(
            EpochPart.of(front.problem(), from.plan()).energyBySite(),
            EpochPart.of(front.problem(), to.plan()).energyBySite());
    Map<ShownObjective, Double> changes = new LinkedHashMap<>();
    for (ShownObjective shown : ShownObjective.ALL) {
      changes.put(shown, shown.value(to.objectives()) - shown.value(from.objectives()));
    }
    json.writeObjectFieldStart("difference");
    json.writeStringField("from", from.id());
    json.writeStringField("text", DifferenceWords.of(new PlanDifference(moves, changes)) + ".");
    json.writeObjectFieldStart("objectives");
    for (var change : changes.entrySet()) {
      JsonText.number(json, change.getKey().name(), change.getValue());
    }
    json.writeEndObject();
    writeEnergy(json, moves);
    writeShares(json, ShareMoves.between(front.problem(), from.plan(), to.plan()));
    json.writeEndObject();
  }

  private static void writeEnergy(JsonGenerator json, EnergyMoves moves) throws IOException {
    json.writeArrayFieldStart("energy_moves");
    for (EnergyMoves.Move move : moves.moves()) {
      json.writeStartObject();
      json.writeStringField("from", move.from().value());
      json.writeStringField("to", move.to().value());
      JsonText.number(json, "facility_kwh", move.energy().kwh());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeShares(JsonGenerator json, ShareMoves moves) throws IOException {
    JsonText.number(json, "moved_part", moves.movedPart());
    json.writeNumberField("moved_classes", moves.classes().size());
    json.writeArrayFieldStart("class_moves");
    List<ClassMove> told = moves.classes();
    for (ClassMove move : told.subList(0, Math.min(TOLD_CLASSES, told.size()))) {
      json.writeStartObject();
      json.writeStringField("class", move.id().value());
      JsonText.number(json, "moved_part", move.movedPart());
      JsonText.number(json, "moved_rps", move.movedPerSecond());
      json.writeStringField("from", move.from().value());
      json.writeStringField("to", move.to().value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
