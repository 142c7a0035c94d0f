package io.slit.server.planning;

import io.slit.core.environment.Environment;
import io.slit.core.fleet.SiteId;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.Gap;
import io.slit.core.search.KnownPlans;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.lp.Gaps;
import io.slit.core.search.robust.RobustOptions;
import io.slit.core.spi.QualityScores;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import io.slit.server.config.SearchLimit;
import io.slit.server.planning.MadePlans.Made;
import io.slit.server.planning.PlanChoice.Chosen;
import io.slit.server.signals.SignalSnapshot;
import io.slit.server.signals.SiteSignal.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One planning cycle: forecast, compile, search, select.
 *
 * <p>It starts from what the last cycle found. For one thread.
 */
public final class EpochPlanner implements Planner {
  private static final Logger LOG = LoggerFactory.getLogger(EpochPlanner.class);
  private static final int FIRST_EVALUATIONS = 400;

  private final World world;
  private final Tools tools;
  private final Wishes wishes;
  private final InstantSource clock;
  private List<RoutingPlan> lastFront = List.of();
  private Optional<RoutingPlan> lastChosen = Optional.empty();
  private final MadePlans made = new MadePlans();
  private volatile @Nullable PublishedPlan byHand;
  private volatile PlanPreference preference;

  /**
   * What a cycle works with.
   *
   * @param forecasters of conditions and demand
   * @param quality asked once a cycle for the scores of models
   * @param predictor of serving, asked for once a cycle
   * @param search of plans
   * @param signals asked once a cycle for the live signals; nothing to plan with the tables
   */
  public record Tools(
      World.Forecasters forecasters,
      Supplier<? extends QualityScores> quality,
      Supplier<? extends ServingPredictor> predictor,
      PlanSearch search,
      Supplier<Optional<SignalSnapshot>> signals) {
    /** Tools of a planner that plans with the tables. */
    public Tools(
        World.Forecasters forecasters,
        Supplier<? extends QualityScores> quality,
        Supplier<? extends ServingPredictor> predictor,
        PlanSearch search) {
      this(forecasters, quality, predictor, search, Optional::empty);
    }
  }

  /**
   * What the operator wants.
   *
   * @param preference which plan of the front, until another is asked for
   * @param limit of the search
   * @param seed of the search
   * @param robust how plans are judged over scenarios; nothing to plan for what is expected
   */
  public record Wishes(
      PlanPreference preference, SearchLimit limit, long seed, Optional<RobustOptions> robust) {}

  /** Makes a planner; the clock tells what is past. */
  public EpochPlanner(World world, Tools tools, Wishes wishes, InstantSource clock) {
    this.world = world;
    this.tools = tools;
    this.wishes = wishes;
    this.clock = clock;
    this.preference = wishes.preference();
  }

  @Override
  public PublishedPlan plan(Epoch epoch) {
    Instant now = earlier(clock.instant(), epoch.start());
    Optional<SignalSnapshot> signals = tools.signals().get();
    PlanningProblem problem = problem(expected(epoch, now, signals));
    SearchSettings settings = SearchSettings.of(budget(), wishes.seed()).withWarmStart(lastFront);
    Chosen found =
        new PlanChoice(tools.search(), wishes.robust()).choose(problem, settings, preference);
    SearchResult result = found.nominal();
    lastFront = found.known().best(KnownPlans.WORTH_KEEPING);
    if (result.statistics().overrun() > 0) {
      LOG.warn(
          "The fleet cannot hold the demand of {}: the plan overruns capacity and SLOs by {}.",
          epoch.start(),
          result.statistics().overrun());
    }
    lastChosen = Optional.of(found.plan().plan());
    PublishedPlan published = PlannedFront.published(problem, found.plan(), clock.instant());
    made.remember(
        new Made(
            Gaps.of(problem, result),
            found.robustness(),
            signals,
            FrontSample.of(found.plans(), found.plan()).stream()
                .map(plan -> PlannedFront.published(problem, plan, clock.instant()))
                .toList(),
            PlannedFront.of(problem, found.plan(), found.plans(), result.baselines())));
    return published;
  }

  @Override
  public void prepare(Epoch epoch) {
    world.learn(epoch, clock.instant(), tools.forecasters());
  }

  @Override
  public List<Gap> gapsOf(String planId) {
    return made.find(planId).map(Made::gaps).orElse(List.of());
  }

  @Override
  public Optional<Robustness> robustnessOf(String planId) {
    return made.find(planId)
        .filter(one -> one.front().chosen().id().equals(planId))
        .flatMap(Made::robustness);
  }

  @Override
  public Optional<SignalSnapshot> signalsOf(String planId) {
    return made.find(planId).flatMap(Made::signals);
  }

  @Override
  public List<PublishedPlan> othersOf(String planId) {
    return made.find(planId).map(Made::others).orElse(List.of());
  }

  @Override
  public Optional<PlannedFront> frontOf(String planId) {
    return made.find(planId).map(Made::front);
  }

  @Override
  public Optional<Environment> conditionsAt(Instant instant) {
    return Optional.of(
        signalsNow()
            .map(SignalSnapshot::environment)
            .orElseGet(() -> world.environmentAt(instant)));
  }

  @Override
  public Optional<SignalSnapshot> signalsNow() {
    return tools.signals().get();
  }

  @Override
  public void prefer(PlanPreference other) {
    preference = other;
  }

  @Override
  public void switched(PublishedPlan plan) {
    byHand = plan;
  }

  @Override
  public Map<ClassId, Double> demandOf(String planId) {
    return made.find(planId)
        .map(one -> one.front().problem().input().demand().ratesPerSecond())
        .orElse(Map.of());
  }

  /** Units that the plan before did not power would have to load their model first. */
  private PlanningProblem problem(PlanningInput expected) {
    PlanningProblem problem = PlanningProblem.compile(expected, tools.predictor().get());
    return inForceBefore(expected.epoch())
        .map(plan -> problem.withWarmUnits(plan.poweredUnits()))
        .orElse(problem);
  }

  /** What an operator put in force by hand came after what was chosen. */
  private Optional<RoutingPlan> inForceBefore(Epoch epoch) {
    PublishedPlan switched = byHand;
    return switched != null && switched.epoch().end().equals(epoch.start())
        ? Optional.of(switched.plan())
        : lastChosen;
  }

  /**
   * Requests wait for the first plan: it takes the present for the future. Live signals of now are
   * taken for those of the epoch, which begins within minutes; a site that is not known is absent.
   */
  private PlanningInput expected(Epoch epoch, Instant now, Optional<SignalSnapshot> signals) {
    PlanningInput input =
        lastFront.isEmpty()
            ? world.nowcast(epoch, now)
            : world.forecast(epoch, now, tools.forecasters());
    PlanningInput scored = input.withQuality(tools.quality().get());
    signals.ifPresent(EpochPlanner::warn);
    return signals.map(one -> scored.withEnvironment(one.environment())).orElse(scored);
  }

  private static void warn(SignalSnapshot signals) {
    List<SiteId> unknown = signals.in(State.UNKNOWN);
    if (!unknown.isEmpty()) {
      LOG.warn("The signals of {} are unknown: these sites get no load.", unknown);
    }
  }

  /** The first search is short; the next one starts from its front. */
  private SearchBudget budget() {
    SearchBudget budget = SearchPace.budget(wishes.limit());
    return lastFront.isEmpty()
        ? new SearchBudget(Math.min(FIRST_EVALUATIONS, budget.evaluations()), budget.timeIsUp())
        : budget;
  }

  /** The plan of a running epoch is made from what was known when it began. */
  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
