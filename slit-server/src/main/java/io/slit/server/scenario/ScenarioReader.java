package io.slit.server.scenario;

import io.slit.core.fleet.Fleet;
import io.slit.core.impact.EmbodiedModel.Lifetimes;
import io.slit.core.search.PlanningPolicy;
import io.slit.core.units.CarbonIntensity;
import io.slit.server.json.LocatedObject;
import java.util.List;
import java.util.Optional;

/** Reads a whole scenario: its head here, every other section by a reader of its own. */
final class ScenarioReader {
  private final QualityTable quality;
  private final ZoneTable zones;

  ScenarioReader(QualityTable quality, ZoneTable zones) {
    this.zones = zones;
    this.quality = quality;
  }

  /** Returns the scenario; empty if anything was noted. */
  Optional<Scenario> read(LocatedObject in) {
    Optional<String> name = in.requireText("name");
    Optional<String> title = in.requireText("title");
    Optional<TimeFrame> time = PeriodReader.read(in);
    Optional<SignalChoice> signals = signals(in);
    Optional<PlanningPolicy> policy = in.requireObject("policy", ScenarioReader::policy);
    ModelReader models = new ModelReader(quality);
    Optional<ModelCatalogue> catalogue = models.read(in);
    SiteReader sites = new SiteReader(zones, HardwareReader.read(in), models.models());
    Optional<Fleet> fleet = sites.read(in);
    Optional<ScenarioWorkload> workload = workload(in, models, sites);
    Optional<Scenario> scenario =
        in.build(
            () ->
                new Scenario(
                    name.orElseThrow(),
                    title.orElseThrow(),
                    time.orElseThrow(),
                    signals.orElseThrow(),
                    policy.orElseThrow(),
                    catalogue.orElseThrow(),
                    fleet.orElseThrow(),
                    workload.orElseThrow()));
    scenario.ifPresent(built -> Servability.check(built, in));
    return scenario;
  }

  private static Optional<SignalChoice> signals(LocatedObject in) {
    Optional<CarbonKind> carbon = in.requireObject("carbon_intensity", ScenarioReader::carbonKind);
    Optional<SignalChoice.WaterFactors> water =
        in.requireChoice("water_factors", SignalChoice.WaterFactors.class);
    return carbon.flatMap(
        kind -> water.map(factors -> new SignalChoice(kind.method(), kind.scope(), factors)));
  }

  private static Optional<CarbonKind> carbonKind(LocatedObject in) {
    var method = in.requireChoice("method", CarbonIntensity.Method.class);
    var scope = in.requireChoice("scope", CarbonIntensity.Scope.class);
    return in.build(() -> new CarbonKind(method.orElseThrow(), scope.orElseThrow()));
  }

  private static Optional<PlanningPolicy> policy(LocatedObject in) {
    var utilisation = in.requireDouble("max_utilisation");
    var trips = in.requireDouble("network_half_round_trips");
    var scv = in.requireDouble("arrival_scv");
    return in.build(
        () ->
            new PlanningPolicy(
                utilisation.orElseThrow(),
                trips.orElseThrow(),
                scv.orElseThrow(),
                Lifetimes.FOUR_YEARS));
  }

  private static Optional<ScenarioWorkload> workload(
      LocatedObject in, ModelReader models, SiteReader sites) {
    OriginReader origins = new OriginReader(sites.sites());
    Optional<List<WeightedOrigin>> weighted = origins.read(in);
    var home = in.requireNamed("default_origin", origins.origins());
    var demand = in.requireObject("demand", DemandReader::read);
    ProfileReader profiles = new ProfileReader(models.choices(), models.tasks());
    var kinds = profiles.read(in);
    return in.make(
        () ->
            new ScenarioWorkload(
                weighted.orElseThrow(),
                home.orElseThrow(),
                kinds.orElseThrow(),
                profiles.shortInputMaxTokens(),
                demand.orElseThrow()));
  }

  private record CarbonKind(CarbonIntensity.Method method, CarbonIntensity.Scope scope) {}
}
