package io.slit.core.search.nsga2;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.Genome;
import io.slit.core.search.GenomeDecoder;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchResult.Statistics;
import io.slit.core.search.SearchResult.StoppedBy;
import io.slit.core.search.SearchSettings;
import java.util.Iterator;
import java.util.List;

/**
 * NSGA-II over indirect genomes (what is valued, site prices, spare units) that always decode to
 * feasible plans.
 *
 * <p>Searching shares directly fails at real sizes (thousands of genes); tens of indirect genes
 * with a greedy decoder keep every candidate near the front. It starts from the extremes, greedy
 * plans, the even spread and the last front; an archive keeps every non-dominated plan seen, the
 * baselines included.
 */
public final class Nsga2PlanSearch implements PlanSearch {
  private static final int POPULATION = 100;

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    LinearCosts costs = new LinearCosts(problem);
    GenomeDecoder decoder = new GenomeDecoder(problem, costs);
    PlanArchive archive = new PlanArchive(problem, decoder);
    List<EvaluatedPlan> baselines = new BaselinePlans(problem, costs).all();
    offer(problem, baselines, archive);
    Iterator<Genome> starts =
        StartGenomes.of(decoder, settings.warmStart(), ThreadRandom.seed(settings.seed()));
    GenomeProblem genomes = new GenomeProblem(problem, decoder, archive, starts);
    int fixed = StartGenomes.fixed(decoder, settings.warmStart());
    RankedNsga2 nsga2 = RankedNsga2.of(genomes, evenAbove(fixed), settings.budget());
    nsga2.run();
    return result(settings, archive, baselines, genomes, nsga2);
  }

  /** Returns the population size: even, as crossover takes pairs, and room for all fixed starts. */
  private static int evenAbove(int fixed) {
    int size = Math.max(POPULATION, fixed);
    return size + size % 2;
  }

  private static void offer(
      PlanningProblem problem, List<EvaluatedPlan> baselines, PlanArchive archive) {
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer buffer = new PlanBuffer(problem);
    double[] objectives = new double[Objective.values().length];
    for (EvaluatedPlan baseline : baselines) {
      problem.copy(baseline.plan(), buffer);
      archive.offer(baseline, evaluator.evaluate(buffer, objectives));
    }
  }

  private static SearchResult result(
      SearchSettings settings,
      PlanArchive archive,
      List<EvaluatedPlan> baselines,
      GenomeProblem genomes,
      RankedNsga2 nsga2) {
    double overrun = archive.leastOverrun();
    int archived = archive.size();
    PlanArchive.Menu menu = archive.menu(settings.menuSize());
    StoppedBy why = nsga2.endedByTime() ? StoppedBy.TIME : StoppedBy.EVALUATIONS;
    return new SearchResult(
        menu.plans(),
        baselines,
        menu.genomes(),
        new Statistics(genomes.evaluations(), genomes.infeasible(), archived, overrun, why));
  }
}
