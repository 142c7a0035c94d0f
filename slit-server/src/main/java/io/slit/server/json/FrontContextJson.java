package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.impact.PlanImpact.DeploymentImpact;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.units.Energy;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.ServiceClass;
import io.slit.server.reports.EpochPart;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.FrontNotes;
import io.slit.server.reports.SiteEnergy;
import io.slit.server.scenario.SignalChoice;
import io.slit.server.scenario.WeightedProfile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes what a front is about: shares and load of its plans, sites, deployments and classes. */
final class FrontContextJson {
  private static final int USD_PER_MWH = 1000;

  private FrontContextJson() {}

  static void writePlanDetails(JsonGenerator json, Exploration exploration, EvaluatedPlan plan)
      throws IOException {
    List<EpochPart> parts = exploration.searched().assessed(plan.plan());
    if (exploration.searched().isJoint()) {
      JointJson.writeMeanShares(json, parts);
      JointJson.writeMeanUse(json, parts);
      if (exploration.selected().containsValue(plan)) {
        JointJson.writeByEpoch(json, exploration, parts);
      }
    } else {
      writeShares(json, plan.plan());
      writeUse(json, parts.get(0));
    }
    writeSites(json, parts);
  }

  /** Writes {@code powered} and {@code utilisation} of a plan in an epoch. */
  static void writeUse(JsonGenerator json, EpochPart part) throws IOException {
    List<DeploymentImpact> impacts = part.impacts();
    json.writeArrayFieldStart("powered");
    for (int k = 0; k < impacts.size(); k++) {
      int units = part.problem().input().fleet().deployments().get(k).units();
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
  }

  /** Writes the facility energy by site, in the order of the sites. */
  static void writeSites(JsonGenerator json, Exploration exploration, EvaluatedPlan plan)
      throws IOException {
    writeSites(json, exploration.searched().assessed(plan.plan()));
  }

  private static void writeSites(JsonGenerator json, List<EpochPart> parts) throws IOException {
    json.writeArrayFieldStart("site_kwh");
    for (Energy energy :
        SiteEnergy.sum(parts.stream().map(EpochPart::energyBySite).toList()).values()) {
      json.writeNumber(energy.kwh());
    }
    json.writeEndArray();
    if (parts.size() > 1) {
      JointJson.writeSitesByEpoch(json, parts);
    }
  }

  static void writeShares(JsonGenerator json, RoutingPlan plan) throws IOException {
    json.writeArrayFieldStart("shares");
    for (int row = 0; row < plan.shape().classes().size(); row++) {
      for (int i = 0; i < plan.rowSize(row); i++) {
        JointJson.writeShare(json, row, plan.rowDeployment(row, i), plan.rowShare(row, i));
      }
    }
    json.writeEndArray();
  }

  private static void writeInts(JsonGenerator json, int... values) throws IOException {
    json.writeArray(values, 0, values.length);
  }

  static void write(JsonGenerator json, Exploration exploration) throws IOException {
    json.writeArrayFieldStart("sites");
    for (Datacenter site : exploration.searched().first().fleet().sites()) {
      writeSite(json, exploration, site);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("deployments");
    for (Deployment deployment : exploration.searched().first().fleet().deployments()) {
      writeDeployment(json, deployment);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("classes");
    List<RequestClass> classes = exploration.world().classes();
    for (int row = 0; row < classes.size(); row++) {
      writeClass(json, exploration, classes.get(row), row);
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
    List<SiteConditions> conditions =
        exploration.searched().epochs().stream()
            .flatMap(epoch -> epoch.input().environment().find(site.id()).stream())
            .toList();
    if (!conditions.isEmpty()) {
      writeConditions(json, conditions);
    }
    if (exploration.searched().isJoint()) {
      JointJson.writeIntensities(json, exploration.searched(), site.id());
    }
    json.writeEndObject();
  }

  /** Means over the epochs in which they are known. */
  private static void writeConditions(JsonGenerator json, List<SiteConditions> known)
      throws IOException {
    writeMean(json, "ci_g_kwh", known, one -> one.carbonIntensity().gramsPerKwh());
    writeMean(json, "price_usd_mwh", known, one -> one.price().usdPerKwh() * USD_PER_MWH);
    writeMean(json, "wue_l_kwh", known, one -> one.siteWater().litresPerKwh());
    writeMean(json, "ewif_l_kwh", known, one -> one.sourceWater().litresPerKwh());
  }

  private static void writeMean(
      JsonGenerator json,
      String name,
      List<SiteConditions> known,
      ToDoubleFunction<SiteConditions> value)
      throws IOException {
    json.writeNumberField(name, known.stream().mapToDouble(value).average().orElseThrow());
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
      JsonGenerator json, Exploration exploration, RequestClass requestClass, int row)
      throws IOException {
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
    json.writeNumberField("rate_rps", exploration.searched().demandPerSecond(row));
    if (exploration.searched().isJoint()) {
      JointJson.writeRates(json, exploration.searched(), row);
    }
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
