package io.slit.core.search.nsga2;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.Genome;
import io.slit.core.search.GenomeDecoder;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.LinearSeeding;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchResult.Statistics;
import io.slit.core.search.SearchResult.StoppedBy;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.lp.LpSeeds;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * NSGA-II over indirect genomes (what is valued, site prices, spare units) that always decode to
 * feasible plans.
 *
 * <p>Searching shares directly fails at real sizes (thousands of genes); tens of indirect genes
 * with a greedy decoder keep every candidate near the front. It starts from the extremes, greedy
 * plans, the even spread and the last front; an archive keeps every non-dominated plan seen, the
 * baselines and the exact plans of the linear picture included.
 */
public final class Nsga2PlanSearch implements PlanSearch {
  private static final int POPULATION = 100;

  /** Every so many linear genomes become starts, so that they do not fill the population. */
  private static final int LINEAR_STRIDE = 5;

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    LinearCosts costs = new LinearCosts(problem);
    GenomeDecoder decoder = new GenomeDecoder(problem, costs);
    PlanArchive archive = new PlanArchive(problem, decoder);
    List<EvaluatedPlan> baselines = new BaselinePlans(problem, costs).all();
    offer(problem, baselines, archive);
    LpSeeds seeds = new LpSeeds(problem, costs, decoder);
    List<Genome> known = known(settings, seeds, archive);
    Iterator<Genome> starts = StartGenomes.of(decoder, known, ThreadRandom.seed(settings.seed()));
    GenomeProblem genomes = new GenomeProblem(problem, decoder, archive, starts);
    int fixed = StartGenomes.fixed(decoder, known);
    SearchBudget left = settings.budget().after(seeds.evaluations());
    RankedNsga2 nsga2 = RankedNsga2.of(genomes, evenAbove(fixed), left);
    nsga2.run();
    Counts counts =
        new Counts(
            genomes.evaluations() + seeds.evaluations(), genomes.infeasible() + seeds.infeasible());
    return result(settings, archive, baselines, counts, nsga2);
  }

  /** Plans evaluated, and those of them that broke capacity or an SLO. */
  private record Counts(int evaluations, int infeasible) {}

  /** Seeds the archive, and returns the genomes to begin with beside the usual ones. */
  private static List<Genome> known(SearchSettings settings, LpSeeds seeds, PlanArchive archive) {
    if (settings.linearSeeding() == LinearSeeding.NONE) {
      return settings.warmStart();
    }
    List<Genome> linear = seeds.offerTo(archive, settings.budget());
    List<Genome> known = new ArrayList<>();
    if (settings.linearSeeding() == LinearSeeding.PLANS_AND_GENOMES) {
      for (int i = 0; i < linear.size(); i += LINEAR_STRIDE) {
        known.add(linear.get(i));
      }
    }
    known.addAll(settings.warmStart());
    return known;
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
      Counts counts,
      RankedNsga2 nsga2) {
    double overrun = archive.leastOverrun();
    int archived = archive.size();
    PlanArchive.Menu menu = archive.menu(settings.menuSize());
    StoppedBy why = nsga2.endedByTime() ? StoppedBy.TIME : StoppedBy.EVALUATIONS;
    return new SearchResult(
        menu.plans(),
        baselines,
        menu.genomes(),
        new Statistics(counts.evaluations(), counts.infeasible(), archived, overrun, why));
  }
}
