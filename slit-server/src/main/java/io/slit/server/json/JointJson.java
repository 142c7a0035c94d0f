package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.impact.PlanImpact.DeploymentImpact;
import io.slit.core.search.PlanningProblem;
import io.slit.core.units.Energy;
import io.slit.server.reports.EpochPart;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.Searched;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Writes what several epochs add to a plan that covers them all.
 *
 * <p>{@code shares}, {@code powered} and {@code utilisation} of such a plan are means over its
 * epochs: shares weighted by requests, utilisation by powered units.
 */
final class JointJson {
  private static final double SHARE_DIGITS = 1e6;

  private JointJson() {}

  /** Writes {@code to}, the end of the period, and {@code epochs} with start and demand of each. */
  static void writeEpochs(JsonGenerator json, Searched searched) throws IOException {
    json.writeStringField("to", searched.to().toString());
    json.writeArrayFieldStart("epochs");
    for (PlanningProblem epoch : searched.epochs()) {
      json.writeStartObject();
      json.writeStringField("at", epoch.input().epoch().start().toString());
      json.writeNumberField("demand_rps", epoch.totalDemand());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes {@code rate_rps_by_epoch} of a class. */
  static void writeRates(JsonGenerator json, Searched searched, int row) throws IOException {
    json.writeFieldName("rate_rps_by_epoch");
    writeNumbers(
        json, searched.epochs().stream().mapToDouble(one -> one.demandPerSecond(row)).toArray());
  }

  /** Writes {@code ci_g_kwh_by_epoch} of a site, with null where it is not known. */
  static void writeIntensities(JsonGenerator json, Searched searched, SiteId site)
      throws IOException {
    json.writeArrayFieldStart("ci_g_kwh_by_epoch");
    for (PlanningProblem epoch : searched.epochs()) {
      Optional<SiteConditions> known = epoch.input().environment().find(site);
      if (known.isPresent()) {
        json.writeNumber(known.get().carbonIntensity().gramsPerKwh());
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }

  /** Writes {@code shares}: the part of each class that goes to a deployment over all epochs. */
  static void writeMeanShares(JsonGenerator json, List<EpochPart> parts) throws IOException {
    json.writeArrayFieldStart("shares");
    for (int row = 0; row < parts.get(0).problem().classes(); row++) {
      double[] means = meanShares(parts, row);
      for (int k = 0; k < means.length; k++) {
        double share = Math.rint(means[k] * SHARE_DIGITS) / SHARE_DIGITS;
        if (share > 0) {
          writeShare(json, row, k, share);
        }
      }
    }
    json.writeEndArray();
  }

  /** Without any request, epochs weigh alike. */
  private static double[] meanShares(List<EpochPart> parts, int row) {
    double[] means = new double[parts.get(0).impacts().size()];
    double all = parts.stream().mapToDouble(part -> part.problem().demandPerSecond(row)).sum();
    for (EpochPart part : parts) {
      double weight = all > 0 ? part.problem().demandPerSecond(row) / all : 1.0 / parts.size();
      for (int i = 0; i < part.plan().rowSize(row); i++) {
        means[part.plan().rowDeployment(row, i)] += weight * part.plan().rowShare(row, i);
      }
    }
    return means;
  }

  static void writeShare(JsonGenerator json, int row, int deployment, double share)
      throws IOException {
    json.writeStartArray();
    json.writeNumber(row);
    json.writeNumber(deployment);
    json.writeNumber(share);
    json.writeEndArray();
  }

  /** Writes {@code powered} and {@code utilisation} as means over the epochs. */
  static void writeMeanUse(JsonGenerator json, List<EpochPart> parts) throws IOException {
    json.writeArrayFieldStart("powered");
    for (int k = 0; k < parts.get(0).impacts().size(); k++) {
      int of = parts.get(0).problem().input().fleet().deployments().get(k).units();
      json.writeStartArray();
      json.writeNumber(k);
      json.writeNumber(poweredEpochs(parts, k) / parts.size());
      json.writeNumber(of);
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("utilisation");
    for (int k = 0; k < parts.get(0).impacts().size(); k++) {
      double powered = poweredEpochs(parts, k);
      if (powered == 0) {
        json.writeNull();
      } else {
        json.writeNumber(usedEpochs(parts, k) / powered);
      }
    }
    json.writeEndArray();
  }

  private static double poweredEpochs(List<EpochPart> parts, int k) {
    return parts.stream().mapToDouble(part -> part.impacts().get(k).poweredUnits()).sum();
  }

  private static double usedEpochs(List<EpochPart> parts, int k) {
    double sum = 0;
    for (EpochPart part : parts) {
      DeploymentImpact impact = part.impacts().get(k);
      sum += impact.poweredUnits() == 0 ? 0 : impact.poweredUnits() * impact.utilisation();
    }
    return sum;
  }

  /**
   * Writes {@code site_kwh_by_epoch} and {@code site_rps_by_epoch}: a row for each epoch, in each
   * an entry for each site.
   */
  static void writeSitesByEpoch(JsonGenerator json, List<EpochPart> parts) throws IOException {
    json.writeArrayFieldStart("site_kwh_by_epoch");
    for (EpochPart part : parts) {
      writeNumbers(json, part.energyBySite().values().stream().mapToDouble(Energy::kwh).toArray());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("site_rps_by_epoch");
    for (EpochPart part : parts) {
      writeNumbers(json, part.ratesBySite().values().stream().mapToDouble(one -> one).toArray());
    }
    json.writeEndArray();
  }

  private static void writeNumbers(JsonGenerator json, double[] values) throws IOException {
    json.writeArray(values, 0, values.length);
  }

  /** Writes {@code by_epoch} of a named pick: objectives, shares and powered units in each. */
  static void writeByEpoch(JsonGenerator json, Exploration exploration, List<EpochPart> parts)
      throws IOException {
    json.writeArrayFieldStart("by_epoch");
    for (EpochPart part : parts) {
      json.writeStartObject();
      json.writeStringField("at", part.problem().input().epoch().start().toString());
      FrontJson.writeValues(json, exploration.objectives(), part.objectives());
      FrontContextJson.writeShares(json, part.plan());
      FrontContextJson.writeUse(json, part);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
