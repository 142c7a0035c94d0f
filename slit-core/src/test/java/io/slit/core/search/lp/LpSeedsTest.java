package io.slit.core.search.lp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.search.Genome;
import io.slit.core.search.GenomeDecoder;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.LinearSeeding;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanEvaluator;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.nsga2.Nsga2PlanSearch;
import java.util.List;
import org.junit.jupiter.api.Test;

class LpSeedsTest {
  /** The archive takes values for equal that are equal in single precision. */
  private static final double ARCHIVE_PRECISION = 1.2e-7;

  private static final PlanningProblem PROBLEM =
      PlanningProblem.compile(Worlds.random(42, 8, 30), Worlds.BATCHING);
  private static final LinearCosts COSTS = new LinearCosts(PROBLEM);
  private static final GenomeDecoder DECODER = new GenomeDecoder(PROBLEM, COSTS);

  @Test
  void weightingsSumToOneAndEachIsAStepFromTheOneBefore() {
    List<double[]> lattice = WeightLattice.of(5, 6);
    assertEquals(210, lattice.size());
    assertEquals(210, lattice.stream().map(Genome::of).distinct().count());
    double moved = 0;
    for (int i = 0; i < lattice.size(); i++) {
      double sum = 0;
      for (int j = 0; j < 5; j++) {
        sum += lattice.get(i)[j];
        moved += i == 0 ? 0 : Math.abs(lattice.get(i)[j] - lattice.get(i - 1)[j]);
      }
      assertEquals(1, sum, 1e-12);
    }
    assertEquals(2.0 / 6, moved / (lattice.size() - 1), 1e-9);
  }

  @Test
  void spendsAQuarterOfTheBudgetAtMost() {
    for (int budget : new int[] {4, 20, 300, 1000}) {
      LpSeeds seeds = new LpSeeds(PROBLEM, COSTS, DECODER);
      PlanArchive archive = new PlanArchive(PROBLEM, DECODER);
      List<Genome> genomes = seeds.offerTo(archive, SearchBudget.ofEvaluations(budget));
      assertEquals(seeds.evaluations(), genomes.size());
      assertTrue(seeds.evaluations() * 4 <= budget, seeds.evaluations() + " of " + budget);
    }
  }

  @Test
  void plansAndGenomesAreFeasibleWhereDemandFits() {
    LpSeeds seeds = new LpSeeds(PROBLEM, COSTS, DECODER);
    PlanArchive archive = new PlanArchive(PROBLEM, DECODER);
    List<Genome> genomes = seeds.offerTo(archive, SearchBudget.ofEvaluations(1000));
    assertEquals(0, seeds.infeasible());
    assertTrue(archive.size() > 50, archive.size() + " plans");
    PlanBuffer plan = new PlanBuffer(PROBLEM);
    PlanEvaluator evaluator = new PlanEvaluator(PROBLEM);
    for (Genome genome : genomes) {
      DECODER.decode(genome, plan);
      assertEquals(0, evaluator.evaluate(plan, new double[5]));
    }
  }

  @Test
  void onePlanIsEnoughWhereDemandFindsNoRoom() {
    PlanningProblem overloaded =
        PlanningProblem.compile(Worlds.random(42, 8, 500), Worlds.BATCHING);
    LinearCosts costs = new LinearCosts(overloaded);
    GenomeDecoder decoder = new GenomeDecoder(overloaded, costs);
    LpSeeds seeds = new LpSeeds(overloaded, costs, decoder);
    PlanArchive archive = new PlanArchive(overloaded, decoder);
    seeds.offerTo(archive, SearchBudget.ofEvaluations(1000));
    assertEquals(1, seeds.evaluations());
    assertTrue(archive.leastOverrun() > 0);
  }

  @Test
  void extremesAreAtLeastAsGoodAsGreedyOnesHoweverASearchIsSeeded() {
    for (LinearSeeding seeding : LinearSeeding.values()) {
      SearchSettings settings =
          SearchSettings.of(SearchBudget.ofEvaluations(1000), 1).withLinearSeeding(seeding);
      SearchResult result = new Nsga2PlanSearch().search(PROBLEM, settings);
      assertEquals(1000, result.statistics().evaluations(), 100, seeding.name());
      for (Objective objective : Objective.values()) {
        double best =
            result.plans().stream()
                .mapToDouble(plan -> plan.objectives().get(objective))
                .min()
                .orElseThrow();
        for (EvaluatedPlan one : result.baselines()) {
          double value = one.objectives().get(objective);
          assertTrue(best <= value + ARCHIVE_PRECISION * Math.abs(value), one.id());
        }
      }
    }
  }
}
