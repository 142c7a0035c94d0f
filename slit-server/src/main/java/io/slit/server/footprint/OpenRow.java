package io.slit.server.footprint;

import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.impact.Footprint;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.PlanAssessor;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Energy;
import io.slit.core.workload.ClassId;
import io.slit.server.footprint.Realised.Requests;
import io.slit.server.footprint.Realised.Tpot;
import io.slit.server.planning.PlannedFront;
import io.slit.server.storage.DecisionContext.QueueFree;
import io.slit.server.storage.StoredOutcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices outcomes while a plan is in force.
 *
 * <p>A request is compared like this: under a baseline it would have been spread over sites by the
 * baseline's shares of its class, and would have taken there what a mean request of its class takes
 * under the baseline's load, times how much more than a mean request it took where it was answered.
 */
final class OpenRow {
  private static final double WATT_HOURS_PER_KWH = 1000;

  private final Fleet fleet;
  private final PublishedPlan plan;
  private final Map<ClassId, Integer> rows = new HashMap<>();
  private final Map<DeploymentId, Integer> columns = new HashMap<>();

  /** IT energy of a mean request of each class by site, by baseline. */
  private final Map<String, List<Map<SiteId, Double>>> baselines = new LinkedHashMap<>();

  OpenRow(Fleet fleet, PublishedPlan plan, Optional<PlannedFront> front) {
    this.fleet = fleet;
    this.plan = plan;
    List<ClassId> classes = plan.plan().shape().classes();
    for (int row = 0; row < classes.size(); row++) {
      rows.put(classes.get(row), row);
    }
    List<DeploymentId> deployments = plan.plan().shape().deployments();
    for (int k = 0; k < deployments.size(); k++) {
      columns.put(deployments.get(k), k);
    }
    front.ifPresent(
        known -> known.baselines().forEach(one -> baselines.put(one.id(), energy(known, one))));
  }

  private List<Map<SiteId, Double>> energy(PlannedFront front, EvaluatedPlan baseline) {
    return new PlanAssessor(front.problem(), baseline.plan())
        .targets().stream().map(this::bySite).toList();
  }

  private Map<SiteId, Double> bySite(List<PlanTarget> targets) {
    Map<SiteId, Double> energy = new LinkedHashMap<>();
    for (PlanTarget target : targets) {
      if (target.share().value() > 0) {
        energy.merge(
            fleet.deployments().get(target.deployment()).site(),
            target.share().value() * target.estimate().footprint().it().kwh(),
            Double::sum);
      }
    }
    return energy;
  }

  /** Returns what one outcome adds. */
  Realised price(StoredOutcome stored, Optional<Environment> conditions) {
    RequestObservation seen = stored.observation();
    if (!(seen.outcome() instanceof Outcome.Completed completed)) {
      return with(new Requests(0, 1, 0, 0, 0), Tpot.NONE);
    }
    Optional<QueueFree> estimate = stored.context().estimate();
    Tpot tpot =
        estimate
            .map(one -> new Tpot(1, completed.tpot().millis(), one.tpotMillis()))
            .orElse(Tpot.NONE);
    boolean measured = completed.energy().isPresent();
    Optional<Energy> energy =
        completed
            .energy()
            .or(() -> estimate.map(one -> new Energy(one.energyWh() / WATT_HOURS_PER_KWH)));
    Integer column = columns.get(seen.deployment());
    if (energy.isEmpty() || column == null || conditions.isEmpty()) {
      return with(new Requests(1, 0, 0, 0, 0), tpot);
    }
    Deployment deployment = fleet.deployments().get(column);
    Optional<Amounts> own = amounts(deployment.site(), energy.get().kwh(), conditions.get());
    if (own.isEmpty()) {
      return with(new Requests(1, 0, 0, 0, 0), tpot);
    }
    Optional<Map<String, Amounts>> beside =
        beside(rows.get(seen.requestClass()), column, energy.get(), conditions.get());
    return new Realised(
        new Requests(1, 0, measured ? 1 : 0, measured ? 0 : 1, beside.isPresent() ? 1 : 0),
        own.get(),
        beside.isPresent() ? own.get() : Amounts.ZERO,
        beside.orElse(Map.of()),
        tpot);
  }

  private static Realised with(Requests requests, Tpot tpot) {
    return new Realised(requests, Amounts.ZERO, Amounts.ZERO, Map.of(), tpot);
  }

  private Optional<Map<String, Amounts>> beside(
      @Nullable Integer row, int column, Energy energy, Environment now) {
    if (row == null || baselines.isEmpty()) {
      return Optional.empty();
    }
    double mean =
        plan.targets().get(row).stream()
            .filter(target -> target.deployment() == column)
            .mapToDouble(target -> target.estimate().footprint().it().kwh())
            .findFirst()
            .orElse(0);
    if (mean <= 0) {
      return Optional.empty();
    }
    double size = energy.kwh() / mean;
    Map<String, Amounts> each = new LinkedHashMap<>();
    for (var baseline : baselines.entrySet()) {
      Amounts sum = Amounts.ZERO;
      for (var site : baseline.getValue().get(row).entrySet()) {
        Optional<Amounts> there = amounts(site.getKey(), size * site.getValue(), now);
        if (there.isEmpty()) {
          return Optional.empty();
        }
        sum = sum.plus(there.get());
      }
      each.put(baseline.getKey(), sum);
    }
    return Optional.of(each);
  }

  private Optional<Amounts> amounts(SiteId id, double itKwh, Environment now) {
    Datacenter site = fleet.getSite(id);
    Optional<SiteConditions> conditions = now.find(id);
    return conditions.map(known -> Amounts.of(Footprint.of(new Energy(itKwh), site.pue(), known)));
  }
}
