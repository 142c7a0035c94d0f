package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.Footprint;
import io.slit.core.impact.PlanImpact;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.FrontLimits;
import io.slit.core.search.PlanningInput;
import io.slit.core.units.CarbonIntensity;
import io.slit.core.units.Energy;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.ServiceClass;
import io.slit.server.planning.PlannedFront;
import io.slit.server.reports.EpochPart;
import io.slit.server.reports.ShownFront;
import io.slit.server.reports.ShownObjective;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the front that the plan in force is of, as {@code GET /v1/front} answers it: each plan and
 * baseline with its objectives, its footprint over the epoch, what of that the same powered units
 * take when they idle, and what sites do. Arrays of sites are in the order of {@code sites}.
 */
public final class PlanFrontJson {
  private static final int USD_PER_MWH = 1000;

  private PlanFrontJson() {}

  /** Returns the JSON of a front. */
  public static byte[] write(PlannedFront front, String scenario, String inForce) {
    return JsonText.bytes(
        json -> {
          PlanningInput input = front.problem().input();
          json.writeStartObject();
          json.writeStringField("scenario", scenario);
          json.writeStringField("in_force", inForce);
          json.writeStringField("chosen_by_planner", front.chosen().id());
          json.writeStringField("epoch_start", input.epoch().start().toString());
          json.writeStringField("epoch_end", input.epoch().end().toString());
          JsonText.number(json, "demand_rps", front.problem().totalDemand());
          writeKind(json, input);
          FrontJson.writeObjectives(json, ShownObjective.ALL);
          writeSites(json, input);
          writeDeployments(json, input);
          writeClasses(json, front);
          writePlans(json, "plans", front, front.plans());
          writePlans(json, "baselines", front, front.baselines());
          writeNames(json, front);
          json.writeEndObject();
        });
  }

  private static void writeKind(JsonGenerator json, PlanningInput input) throws IOException {
    for (Datacenter site : input.fleet().sites()) {
      var conditions = input.environment().find(site.id());
      if (conditions.isPresent()) {
        writeKind(json, conditions.get().carbonIntensity());
        return;
      }
    }
  }

  /** Writes which carbon intensity it is. */
  static void writeKind(JsonGenerator json, CarbonIntensity one) throws IOException {
    json.writeStringField("carbon_method", one.method().name().toLowerCase(Locale.ROOT));
    json.writeStringField("carbon_scope", one.scope().name().toLowerCase(Locale.ROOT));
  }

  private static void writeSites(JsonGenerator json, PlanningInput input) throws IOException {
    json.writeArrayFieldStart("sites");
    for (Datacenter site : input.fleet().sites()) {
      json.writeStartObject();
      json.writeStringField("id", site.id().value());
      json.writeStringField("city", site.city());
      json.writeStringField("region", site.region().value());
      json.writeNumberField("lat", site.place().latitude());
      json.writeNumberField("lon", site.place().longitude());
      JsonText.number(json, "pue", site.pue().ratio());
      var expected = input.environment().find(site.id());
      if (expected.isPresent()) {
        json.writeObjectFieldStart("expected");
        writeConditions(json, site, expected.get());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * Writes the conditions of a site; water is all that one IT kWh takes, there and at its plants.
   */
  static void writeConditions(JsonGenerator json, Datacenter site, SiteConditions now)
      throws IOException {
    JsonText.number(json, "ci_g_kwh", now.carbonIntensity().gramsPerKwh());
    JsonText.number(json, "price_usd_mwh", now.price().usdPerKwh() * USD_PER_MWH);
    JsonText.number(json, "wue_l_kwh", now.siteWater().litresPerKwh());
    JsonText.number(json, "ewif_l_kwh", now.sourceWater().litresPerKwh());
    double water =
        now.siteWater().litresPerKwh() + site.pue().ratio() * now.sourceWater().litresPerKwh();
    JsonText.number(json, "water_l_it_kwh", water);
    JsonText.number(json, "wet_bulb_c", now.wetBulb().degrees());
  }

  private static void writeDeployments(JsonGenerator json, PlanningInput input) throws IOException {
    json.writeArrayFieldStart("deployments");
    for (Deployment one : input.fleet().deployments()) {
      json.writeStartObject();
      json.writeStringField("id", one.id().value());
      json.writeStringField("site", one.site().value());
      json.writeStringField("model", one.model().name().value());
      json.writeStringField("accelerator", one.pool().accelerator().name());
      json.writeNumberField("units", one.units());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeClasses(JsonGenerator json, PlannedFront front) throws IOException {
    json.writeArrayFieldStart("classes");
    List<RequestClass> classes = front.problem().input().classes();
    for (int row = 0; row < classes.size(); row++) {
      var profile = classes.get(row).profile();
      json.writeStartObject();
      json.writeStringField("id", classes.get(row).id().value());
      json.writeStringField("profile", profile.name());
      json.writeStringField("target", profile.choice().name());
      json.writeStringField("task", profile.task().value());
      json.writeStringField("origin", classes.get(row).origin().id().value());
      json.writeStringField(
          "service",
          profile.service() instanceof ServiceClass.Deferrable ? "deferrable" : "interactive");
      JsonText.number(json, "rate_rps", front.problem().demandPerSecond(row));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePlans(
      JsonGenerator json, String name, PlannedFront front, List<EvaluatedPlan> plans)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (EvaluatedPlan plan : plans) {
      EpochPart part = EpochPart.of(front.problem(), plan.plan());
      json.writeStartObject();
      json.writeStringField("id", plan.id());
      FrontJson.writeValues(json, plan.objectives());
      writeImpact(json, new PlanImpact(part.impacts()));
      FrontContextJson.writeUse(json, part);
      JsonText.numbers(
          json, "site_kwh", part.energyBySite().values().stream().map(Energy::kwh).toList());
      JsonText.numbers(json, "site_rps", List.copyOf(part.ratesBySite().values()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes {@code total} and {@code idle} of a plan over its epoch. */
  static void writeImpact(JsonGenerator json, PlanImpact impact) throws IOException {
    writeFootprint(json, "total", impact.total());
    writeFootprint(json, "idle", impact.idle());
  }

  private static void writeFootprint(JsonGenerator json, String name, Footprint footprint)
      throws IOException {
    json.writeObjectFieldStart(name);
    JsonText.number(json, "facility_kwh", footprint.facility().kwh());
    JsonText.number(json, "carbon_g", footprint.carbon().grams());
    JsonText.number(json, "water_l", footprint.water().litres());
    JsonText.number(json, "cost_usd", footprint.cost().usd());
    json.writeEndObject();
  }

  private static void writeNames(JsonGenerator json, PlannedFront front) throws IOException {
    Map<String, EvaluatedPlan> selected =
        ShownFront.of(front.plans(), FrontLimits.NONE, ObjectiveSubset.ALL).selected();
    json.writeObjectFieldStart("selected");
    for (var pick : selected.entrySet()) {
      json.writeStringField(pick.getKey(), pick.getValue().id());
    }
    json.writeEndObject();
  }
}
