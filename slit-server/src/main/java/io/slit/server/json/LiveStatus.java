package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.server.planning.PlanBoard.Posted;
import io.slit.server.planning.ServedScenario;
import io.slit.server.signals.SignalSnapshot;
import io.slit.server.signals.SiteSignal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server is doing now, as {@code GET /v1/status} answers it.
 *
 * @param scenario what it serves
 * @param now on the clock of the plans
 * @param plan in force, if there is one
 * @param conditions of the sites now
 * @param signals live ones, where there are any
 * @param deployments their health and open requests, in the order of the fleet
 * @param modes how the remembered decisions were made
 * @param set how it is set up
 */
public record LiveStatus(
    ServedScenario scenario,
    Instant now,
    Optional<InForce> plan,
    Optional<Environment> conditions,
    Optional<SignalSnapshot> signals,
    List<Target> deployments,
    Map<Mode, Long> modes,
    SetUp set) {
  private static final double MILLIS = 1000;

  /** Copies the collections. */
  public LiveStatus {
    deployments = List.copyOf(deployments);
    modes = Map.copyOf(modes);
  }

  /**
   * How a server is set up.
   *
   * @param follows address of the planner, where it makes no plans itself
   * @param reloaded what came of reading the configuration again, if it was
   */
  public record SetUp(Optional<URI> follows, Optional<ReloadReport> reloaded) {}

  /**
   * The plan in force.
   *
   * @param posted the plan
   * @param backTo the plan before it, where an operator put it in force
   * @param next wall time until its epoch is over
   */
  public record InForce(Posted posted, Optional<PublishedPlan> backTo, Duration next) {}

  /**
   * A deployment.
   *
   * @param health as the proxy learned it
   * @param admitted part of its share that it takes, in [0, 1]
   * @param inFlight decisions without an outcome
   */
  public record Target(String health, double admitted, int inFlight) {}

  /** Returns the JSON of it. */
  public byte[] json() {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("scenario", scenario.name());
          json.writeStringField("now", now.toString());
          json.writeStringField("mode", mode());
          if (plan.isPresent()) {
            writePlan(json, plan.get());
          }
          json.writeStringField("signals", source());
          if (set.follows().isPresent()) {
            json.writeStringField("planner", set.follows().get().toString());
          }
          if (set.reloaded().isPresent()) {
            json.writeFieldName("configuration");
            set.reloaded().get().write(json);
          }
          writeSites(json);
          writeDeployments(json);
          json.writeObjectFieldStart("decisions");
          for (var mode : modes.entrySet()) {
            json.writeNumberField(mode.getKey().key(), mode.getValue());
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /** What the conditions of sites come from. */
  private String source() {
    return set.follows().isPresent() ? "planner" : signals.isPresent() ? "live" : "tables";
  }

  private String mode() {
    return plan.map(one -> (one.posted().isStale(now) ? Mode.STALE_PLAN : Mode.PLAN).key())
        .orElse("starting");
  }

  private void writePlan(JsonGenerator json, InForce inForce) throws IOException {
    PublishedPlan published = inForce.posted().plan().published();
    json.writeObjectFieldStart("plan");
    json.writeStringField("id", published.id());
    json.writeStringField("model_id", published.modelId());
    json.writeStringField("epoch_start", published.epoch().start().toString());
    json.writeStringField("epoch_end", published.epoch().end().toString());
    json.writeNumberField("age_ms", inForce.posted().ageMillis(now));
    json.writeBooleanField("stale", inForce.posted().isStale(now));
    json.writeNumberField("next_plan_in_s", inForce.next().toMillis() / MILLIS);
    json.writeStringField("by", inForce.backTo().isPresent() ? "operator" : "planner");
    if (inForce.backTo().isPresent()) {
      json.writeStringField("back_to", inForce.backTo().get().id());
    }
    json.writeEndObject();
  }

  private void writeSites(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("sites");
    for (Datacenter site : scenario.fleet().sites()) {
      json.writeStartObject();
      json.writeStringField("id", site.id().value());
      Optional<SiteConditions> known = conditions.flatMap(all -> all.find(site.id()));
      if (known.isPresent()) {
        PlanFrontJson.writeConditions(json, site, known.get());
      }
      Optional<SignalSnapshot.Site> live =
          signals.stream()
              .flatMap(all -> all.sites().stream())
              .filter(one -> one.id().equals(site.id()))
              .findFirst();
      if (live.isPresent()) {
        json.writeStringField("state", live.get().state().key());
        json.writeArrayFieldStart("signals");
        for (SiteSignal<?> signal : live.get().signals()) {
          json.writeStartObject();
          SignalsJson.writeSignal(json, signal);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeDeployments(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("deployments");
    for (int k = 0; k < deployments.size(); k++) {
      Deployment deployment = scenario.fleet().deployments().get(k);
      json.writeStartObject();
      json.writeStringField("id", deployment.id().value());
      json.writeStringField("site", deployment.site().value());
      json.writeNumberField("units", deployment.units());
      int row = k;
      if (plan.isPresent()) {
        json.writeNumberField(
            "powered_units", plan.get().posted().plan().published().plan().poweredUnits(row));
      }
      Target target = deployments.get(k);
      json.writeStringField("health", target.health());
      JsonText.number(json, "admitted", target.admitted());
      json.writeNumberField("in_flight", target.inFlight());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
