package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.SiteId;
import io.slit.core.impact.PlanImpact.DeploymentImpact;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanAssessor;
import io.slit.core.units.Energy;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.ServiceClass;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.FrontNotes;
import io.slit.server.reports.SiteEnergy;
import io.slit.server.scenario.SignalChoice;
import io.slit.server.scenario.WeightedProfile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what a front is about: shares and load of its plans, sites, deployments and classes. */
final class FrontContextJson {
  private static final int USD_PER_MWH = 1000;

  private FrontContextJson() {}

  static void writePlanDetails(JsonGenerator json, Exploration exploration, EvaluatedPlan plan)
      throws IOException {
    writeShares(json, plan.plan());
    List<DeploymentImpact> impacts =
        new PlanAssessor(exploration.problem(), plan.plan()).impact().deployments();
    json.writeArrayFieldStart("powered");
    for (int k = 0; k < impacts.size(); k++) {
      int units = exploration.problem().input().fleet().deployments().get(k).units();
      writeInts(json, k, impacts.get(k).poweredUnits(), units);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("utilisation");
    for (DeploymentImpact impact : impacts) {
      if (impact.poweredUnits() == 0) {
        json.writeNull();
      } else {
        json.writeNumber(impact.utilisation());
      }
    }
    json.writeEndArray();
    writeSiteEnergy(json, SiteEnergy.sum(exploration.problem(), impacts));
  }

  /** Writes the facility energy by site, in the order of the sites. */
  static void writeSiteEnergy(JsonGenerator json, Exploration exploration, EvaluatedPlan plan)
      throws IOException {
    writeSiteEnergy(json, SiteEnergy.of(exploration.problem(), plan.plan()));
  }

  private static void writeSiteEnergy(JsonGenerator json, Map<SiteId, Energy> bySite)
      throws IOException {
    json.writeArrayFieldStart("site_kwh");
    for (Energy energy : bySite.values()) {
      json.writeNumber(energy.kwh());
    }
    json.writeEndArray();
  }

  private static void writeShares(JsonGenerator json, RoutingPlan plan) throws IOException {
    json.writeArrayFieldStart("shares");
    for (int row = 0; row < plan.shape().classes().size(); row++) {
      for (int i = 0; i < plan.rowSize(row); i++) {
        json.writeStartArray();
        json.writeNumber(row);
        json.writeNumber(plan.rowDeployment(row, i));
        json.writeNumber(plan.rowShare(row, i));
        json.writeEndArray();
      }
    }
    json.writeEndArray();
  }

  private static void writeInts(JsonGenerator json, int... values) throws IOException {
    json.writeArray(values, 0, values.length);
  }

  static void write(JsonGenerator json, Exploration exploration) throws IOException {
    json.writeArrayFieldStart("sites");
    for (Datacenter site : exploration.problem().input().fleet().sites()) {
      writeSite(json, exploration, site);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("deployments");
    for (Deployment deployment : exploration.problem().input().fleet().deployments()) {
      writeDeployment(json, deployment);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("classes");
    for (RequestClass requestClass : exploration.world().classes()) {
      writeClass(json, exploration, requestClass);
    }
    json.writeEndArray();
    SignalChoice signals = exploration.world().scenario().signals();
    FrontExtrasJson.writeTexts(
        json, "carbon_intensity", List.of(word(signals.method()), word(signals.scope())));
    FrontExtrasJson.writeTexts(json, "notes", FrontNotes.notes(exploration));
    FrontExtrasJson.writeTexts(json, "attribution", FrontNotes.attribution(exploration));
  }

  private static void writeSite(JsonGenerator json, Exploration exploration, Datacenter site)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", site.id().value());
    json.writeStringField("city", site.city());
    json.writeStringField("region", site.region().value());
    json.writeNumberField("lat", site.place().latitude());
    json.writeNumberField("lon", site.place().longitude());
    json.writeNumberField("pue", site.pue().ratio());
    Optional<SiteConditions> conditions =
        exploration.problem().input().environment().find(site.id());
    if (conditions.isPresent()) {
      writeConditions(json, conditions.get());
    }
    json.writeEndObject();
  }

  private static void writeConditions(JsonGenerator json, SiteConditions conditions)
      throws IOException {
    json.writeNumberField("ci_g_kwh", conditions.carbonIntensity().gramsPerKwh());
    json.writeNumberField("price_usd_mwh", conditions.price().usdPerKwh() * USD_PER_MWH);
    json.writeNumberField("wue_l_kwh", conditions.siteWater().litresPerKwh());
    json.writeNumberField("ewif_l_kwh", conditions.sourceWater().litresPerKwh());
  }

  private static void writeDeployment(JsonGenerator json, Deployment deployment)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", deployment.id().value());
    json.writeStringField("site", deployment.site().value());
    json.writeStringField("model", deployment.model().name().value());
    json.writeStringField("accelerator", deployment.pool().accelerator().name());
    json.writeEndObject();
  }

  private static void writeClass(
      JsonGenerator json, Exploration exploration, RequestClass requestClass) throws IOException {
    var profile = requestClass.profile();
    json.writeStartObject();
    json.writeStringField("id", requestClass.id().value());
    json.writeStringField("target", profile.choice().name());
    json.writeStringField("task", profile.task().value());
    json.writeStringField("size", size(exploration, requestClass));
    json.writeStringField("origin", requestClass.origin().id().value());
    json.writeStringField(
        "service",
        profile.service() instanceof ServiceClass.Deferrable ? "deferrable" : "interactive");
    json.writeNumberField(
        "rate_rps", exploration.problem().input().demand().ratePerSecond(requestClass.id()));
    json.writeEndObject();
  }

  private static String size(Exploration exploration, RequestClass requestClass) {
    return exploration.world().scenario().workload().profiles().stream()
        .filter(one -> one.profile().equals(requestClass.profile()))
        .map(WeightedProfile::size)
        .findFirst()
        .map(FrontContextJson::word)
        .orElseThrow();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
