package io.slit.core.search.nsga2;

import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchRun;
import io.slit.core.search.SearchSettings;
import java.util.List;
import org.uma.jmetal.algorithm.multiobjective.nsgaiii.NSGAIII;
import org.uma.jmetal.algorithm.multiobjective.nsgaiii.NSGAIIIBuilder;
import org.uma.jmetal.operator.selection.impl.BinaryTournamentSelection;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.comparator.dominanceComparator.impl.DefaultDominanceComparator;
import org.uma.jmetal.util.evaluator.impl.SequentialSolutionListEvaluator;

/**
 * jMetal's NSGA-II (Deb et al. 2002) and NSGA-III (Deb and Jain 2014) on plain, repaired shares:
 * peers to compare searches with, not for use.
 *
 * <p>Operators and sizes are the libraries' usual ones: SBX 0.9 and polynomial mutation 1/n, both
 * of index 20; populations of 100, and as many as reference points. Every plan seen is archived,
 * and the menu is picked from the archive, as for every other search. On the caller's thread only.
 */
public final class ShareEvolution implements PlanSearch {
  private static final int POPULATION = 100;
  private static final int DIVISIONS = 7;

  private final Kind kind;

  private enum Kind {
    NSGA2,
    SHARP_NSGA2,
    NSGA3
  }

  private ShareEvolution(Kind kind) {
    this.kind = kind;
  }

  /** Returns NSGA-II on shares. */
  public static ShareEvolution nsga2() {
    return new ShareEvolution(Kind.NSGA2);
  }

  /** Returns NSGA-II on shares that are squared before rows are normalised. */
  public static ShareEvolution sharpNsga2() {
    return new ShareEvolution(Kind.SHARP_NSGA2);
  }

  /** Returns NSGA-III on shares. */
  public static ShareEvolution nsga3() {
    return new ShareEvolution(Kind.NSGA3);
  }

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    SearchRun run = new SearchRun(problem, archive, settings.budget(), settings.workers());
    ThreadRandom.seed(settings.seed());
    ShareProblem shares = new ShareProblem(run, settings.objectives(), kind == Kind.SHARP_NSGA2);
    if (kind == Kind.NSGA3) {
      new Nsga3(shares, run).run();
    } else {
      new ShareNsga2(
              shares,
              POPULATION,
              Operators.crossover(),
              Operators.mutation(shares.numberOfVariables()),
              run::isOver)
          .run();
    }
    return SearchResult.of(run, settings, List.of());
  }

  private static final class Nsga3 extends NSGAIII<DoubleSolution> {
    private static final long serialVersionUID = 1L;
    private final transient SearchRun run;

    Nsga3(ShareProblem problem, SearchRun run) {
      super(
          new NSGAIIIBuilder<DoubleSolution>(problem)
              .setMaxIterations(Integer.MAX_VALUE)
              .setNumberOfDivisions(DIVISIONS)
              .setCrossoverOperator(Operators.crossover())
              .setMutationOperator(Operators.mutation(problem.numberOfVariables()))
              .setSelectionOperator(
                  new BinaryTournamentSelection<>(new DefaultDominanceComparator<>()))
              .setSolutionListEvaluator(new SequentialSolutionListEvaluator<>()));
      this.run = run;
    }

    @Override
    protected boolean isStoppingConditionReached() {
      return run.isOver();
    }
  }
}
