package io.slit.core.search.robust;

import io.slit.core.environment.Environment;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds plans that are good by a {@link RiskMeasure} over {@link Scenarios} of an outlook.
 *
 * <p>Any search finds the candidates, on single outlooks: half of the evaluations go to what is
 * expected, the rest to outlooks that draw it to robust plans. For the mean that is the mean
 * outlook, exact where demand is certain, since carbon, water and cost are linear in the factors of
 * sites. For quantiles they are the upper ends of all intervals, which make uncertain sites look as
 * bad as they may be; then the mean of the scenarios that are worst for the best plan of each
 * objective, which is the slope of CVaR there. Every candidate, as it is and with room made for the
 * load that the measure asks for, is judged on all scenarios, and the non-dominated stay. So no
 * pick is worse in the measure of one objective than a plan for what is expected that has the same
 * room. The same problem, settings and options give the same plans if time did not end the search.
 */
public final class RobustSearch {
  private static final double NOMINAL_PART = 0.5;

  private final PlanSearch search;
  private final RobustOptions options;

  /** Makes a search whose candidates another search finds. */
  public RobustSearch(PlanSearch search, RobustOptions options) {
    this.search = search;
    this.options = options;
  }

  /**
   * Searches plans of one epoch.
   *
   * @throws IllegalArgumentException if the problem is joint
   */
  public RobustResult search(PlanningProblem problem, SearchSettings settings) {
    return new Run(problem, settings).search();
  }

  /** One search under way. */
  private final class Run {
    private final PlanningProblem problem;
    private final SearchSettings settings;
    private final Scenarios scenarios;
    private final List<PlanningProblem> under;
    private final ScenarioEvaluator evaluator;
    private final RobustArchive archive;
    private final List<PlanningProblem> loads;
    private final MadeRoom room;
    private final boolean demandVaries;
    private final Map<Object, Boolean> searched = new HashMap<>();
    private final PlanBuffer buffer;
    private int evaluations;
    private int infeasible;

    Run(PlanningProblem problem, SearchSettings settings) {
      this.problem = problem;
      this.settings = settings;
      this.scenarios = Scenarios.of(problem.input(), options.scenarios(), settings.seed());
      this.under = scenarios.outlooks().stream().map(problem::withOutlook).toList();
      this.evaluator = new ScenarioEvaluator(problem, under, options.measure());
      this.archive = new RobustArchive(problem, evaluator, settings.objectives());
      this.loads = loads();
      Outlook most = mostOutlook();
      this.room = new MadeRoom(problem, loads, problem.withOutlook(most));
      this.demandVaries = !rates(most).equals(rates(scenarios.expected()));
      this.buffer = new PlanBuffer(problem);
    }

    /** The scenarios, by rising demand, that plans are to have room for. */
    private List<PlanningProblem> loads() {
      List<PlanningProblem> rising = new ArrayList<>(under);
      rising.sort(Comparator.comparingDouble(PlanningProblem::totalDemand));
      int rank = options.measure().loadRank(rising.size());
      return rank < 0 ? List.of() : rising.subList(0, rank + 1);
    }

    RobustResult search() {
      searched.put(key(problem.input().outlook()), true);
      SearchResult nominal = search.search(problem, settings.withBudget(budget(NOMINAL_PART)));
      count(nominal);
      List<RoutingPlan> found = plans(nominal.plans());
      offer(plans(nominal.baselines()));
      offer(found);
      if (options.measure().kind() == RiskMeasure.Kind.MEAN) {
        searchUnder(meanOutlook(), 1, found);
      } else {
        searchUnder(highOutlook(), 0.5, found);
        searchUnder(tailOutlook(), 1, found);
      }
      return result(nominal);
    }

    private void searchUnder(Outlook outlook, double part, List<RoutingPlan> start) {
      if (searched.put(key(outlook), true) != null) {
        return;
      }
      SearchSettings own = settings.withBudget(budget(part)).withWarmStart(start);
      SearchResult found = search.search(problem.withOutlook(outlook), own);
      count(found);
      offer(plans(found.plans()));
    }

    /** Outlooks without spread that say the same are one. */
    private Object key(Outlook outlook) {
      return List.of(rates(outlook), outlook.environment().expected().bySite());
    }

    private Map<ClassId, Double> rates(Outlook outlook) {
      return outlook.demand().expected().ratesPerSecond();
    }

    private Outlook meanOutlook() {
      return certain(
          ScenarioMixes.meanDemand(scenarios.outlooks()),
          ScenarioMixes.conditions(ScenarioMixes.Subsets.all(scenarios.outlooks())));
    }

    private Outlook highOutlook() {
      return certain(
          mostOutlook().demand().expected(),
          ScenarioMixes.highEnds(scenarios.expected().environment()));
    }

    /** The most that each class asks for in any scenario that plans are to have room for. */
    private Outlook mostOutlook() {
      List<Outlook> asked =
          new ArrayList<>(loads.stream().map(one -> one.input().outlook()).toList());
      asked.add(scenarios.expected());
      return certain(
          ScenarioMixes.mostDemand(asked), scenarios.expected().environment().expected());
    }

    private Outlook tailOutlook() {
      return certain(
          loadDemand(),
          ScenarioMixes.conditions(
              new ScenarioMixes.Subsets(
                  tail(Objective.CARBON), tail(Objective.WATER), tail(Objective.COST))));
    }

    private Outlook certain(Demand demand, Environment environment) {
      return Outlook.certain(demand, environment, scenarios.expected().demand().issuedAt());
    }

    /** The expected demand, scaled to the total that plans are to have room for. */
    private Demand loadDemand() {
      double total = problem.totalDemand();
      double factor = total > 0 ? loads.get(loads.size() - 1).totalDemand() / total : 1;
      return scenarios.expected().demand().expected().times(factor);
    }

    /** The scenarios that are worst for the plan that is best in an objective. */
    private List<Outlook> tail(Objective objective) {
      archive
          .least(objective)
          .forEach(
              plan -> {
                problem.copy(plan, buffer);
                evaluator.evaluate(buffer, new double[Objective.values().length]);
              });
      List<Integer> rising = new ArrayList<>();
      for (int s = 0; s < under.size(); s++) {
        rising.add(s);
      }
      rising.sort(Comparator.comparingDouble(s -> evaluator.value(objective, s)));
      int from = options.measure().firstOfTail(rising.size());
      return rising.subList(from, rising.size()).stream().map(scenarios.outlooks()::get).toList();
    }

    /** Offers plans as they are, and with as few units as give them the room asked for. */
    private void offer(List<RoutingPlan> plans) {
      for (RoutingPlan plan : plans) {
        problem.copy(plan, buffer);
        boolean lacksRoom = archive.offer(buffer) > 0;
        if (lacksRoom || demandVaries) {
          room.power(plan, buffer);
          if (archive.offer(buffer) > 0) {
            room.spread(plan, buffer);
            archive.offer(buffer);
          }
        }
      }
    }

    private SearchBudget budget(double part) {
      SearchBudget all = settings.budget();
      int before = evaluations;
      int left = Math.max(1, all.evaluations() - before);
      int own = (int) Math.max(1, Math.ceil(left * part));
      return new SearchBudget(own, all.timeIsUp(), spent -> all.spent().accept(before + spent));
    }

    private void count(SearchResult result) {
      evaluations += result.statistics().evaluations();
      infeasible += result.statistics().infeasible();
    }

    private RobustResult result(SearchResult nominal) {
      List<EvaluatedPlan> menu = archive.menu(settings.menuSize());
      SearchResult.Statistics statistics =
          new SearchResult.Statistics(
              evaluations + archive.evaluations(),
              infeasible,
              archive.size(),
              archive.overrun(),
              nominal.statistics().stoppedBy());
      List<EvaluatedPlan> baselines =
          judged(nominal.baselines()).stream().map(RobustPlan::judged).toList();
      return new RobustResult(
          options,
          nominal,
          judged(menu),
          judged(nominal.plans()),
          new SearchResult(menu, baselines, statistics));
    }

    private List<RobustPlan> judged(List<EvaluatedPlan> plans) {
      return plans.stream().map(one -> archive.judge(one.id(), one.plan())).toList();
    }
  }

  private static List<RoutingPlan> plans(List<EvaluatedPlan> of) {
    return of.stream().map(EvaluatedPlan::plan).toList();
  }
}
