package io.slit.core.simulation.policy;

import io.slit.core.environment.Environment;
import io.slit.core.environment.PastConditions;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells policies what they may know, and nothing else: makes their contexts and their dispatchers.
 *
 * <p>Policies with the same information are told the same: a problem is compiled once and shared.
 * Thread-safe as far as forecasters are.
 */
public final class Briefing {
  private final Ground ground;
  private final Timeline timeline;
  private final Forecasters forecasters;
  private final Map<Asked, PlanningProblem> problems = new HashMap<>();

  private record Asked(Information information, Epoch epoch) {}

  /** Takes what is known to all, the time that is replayed, and who forecasts it. */
  public Briefing(Ground ground, Timeline timeline, Forecasters forecasters) {
    this.ground = ground;
    this.timeline = timeline;
    this.forecasters = forecasters;
  }

  /** Returns what is known whatever the information. */
  public Ground ground() {
    return ground;
  }

  /** Returns a policy made ready for one run; it is told of no epoch before that begins. */
  public RunningPolicy dispatcher(Policy policy) {
    PolicyContext context = new PolicyContext(this, policy.information());
    return new RunningPolicy(context, policy.dispatcher(context));
  }

  Future future() {
    return timeline.future();
  }

  Instant decidedAt(int epoch) {
    return ground.epochs().get(epoch).start().minus(ground.lead());
  }

  PastConditions conditions(int epoch) {
    return timeline.conditionsUpTo(decidedAt(epoch));
  }

  PastDemand demand(int epoch) {
    return timeline.demandUpTo(decidedAt(epoch));
  }

  synchronized PlanningProblem problem(Information information, int epoch) {
    return problems.computeIfAbsent(
        new Asked(information, ground.epochs().get(epoch)),
        asked -> PlanningProblem.compile(input(information, epoch), ground.predictor()));
  }

  private PlanningInput input(Information information, int epoch) {
    return new PlanningInput(
        ground.fleet(),
        ground.classes(),
        ground.network(),
        ground.epochs().get(epoch),
        outlook(information, epoch),
        ground.quality(),
        ground.planning());
  }

  Outlook outlook(Information information, int epoch) {
    Epoch planned = ground.epochs().get(epoch);
    return switch (information) {
      case NOW -> Outlook.certain(lastDemand(epoch), presentConditions(epoch), decidedAt(epoch));
      case FORECAST ->
          new Outlook(
              forecasters.demand().forecast(demand(epoch), planned),
              forecasters.environment().forecast(conditions(epoch), sites(), planned));
      case ORACLE ->
          Outlook.certain(
              future().demand(planned), future().environment(planned), decidedAt(epoch));
    };
  }

  private List<SiteId> sites() {
    return ground.fleet().sites().stream().map(Datacenter::id).toList();
  }

  private Demand lastDemand(int epoch) {
    Epoch planned = ground.epochs().get(epoch);
    Epoch last = Epoch.containing(decidedAt(epoch).minus(planned.length()), planned.length());
    PastDemand past = demand(epoch);
    Map<ClassId, Double> rates = new LinkedHashMap<>();
    for (ClassId id : past.classes()) {
      past.ratePerSecond(id, last).ifPresent(rate -> rates.put(id, rate));
    }
    return Demand.of(rates);
  }

  private Environment presentConditions(int epoch) {
    PastConditions past = conditions(epoch);
    Map<SiteId, SiteConditions> bySite = new LinkedHashMap<>();
    for (SiteId site : sites()) {
      past.at(site, past.now()).ifPresent(known -> bySite.put(site, known));
    }
    return Environment.of(bySite);
  }
}
