package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Allocation;
import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.workload.Demand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenomeDecoderTest {
  private static GenomeDecoder decoder(PlanningProblem problem) {
    return new GenomeDecoder(problem, new LinearCosts(problem));
  }

  private static RoutingPlan decoded(PlanningProblem problem, Genome genome) {
    PlanBuffer buffer = new PlanBuffer(problem);
    decoder(problem).decode(genome, buffer);
    return problem.toPlan(buffer);
  }

  /** All neutral, but every deployment keeps all its spare units on. */
  private static Genome allSpareUnits(GenomeDecoder decoder, int deployments) {
    double[] genes = new double[decoder.genes()];
    Genome neutral = decoder.extremes().get(0);
    Arrays.setAll(genes, neutral::get);
    Arrays.fill(genes, genes.length - deployments, genes.length, 1);
    return Genome.of(genes);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 10", "3, 20", "4, 30"})
  void theExtremesAreTheGreedyBaselines(long seed, double loadFactor) {
    PlanningProblem problem =
        PlanningProblem.compile(Worlds.random(seed, 5, loadFactor), Worlds.BATCHING);
    Map<String, RoutingPlan> baselines =
        new BaselinePlans(problem, new LinearCosts(problem))
            .all().stream().collect(Collectors.toMap(EvaluatedPlan::id, EvaluatedPlan::plan));
    List<String> names =
        List.of(
            "greedy_ttft",
            "greedy_carbon",
            "greedy_water",
            "greedy_cost",
            "greedy_quality",
            "nearest");
    List<Genome> extremes = decoder(problem).extremes();
    for (int i = 0; i < names.size(); i++) {
      assertEquals(baselines.get(names.get(i)), decoded(problem, extremes.get(i)), names.get(i));
    }
    assertEquals(
        baselines.get("capacity_weighted"), decoded(problem, decoder(problem).spreading()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyGenomeDecodesToAPlanWithinCapacityUpToHighLoad(long seed) {
    PlanningProblem problem = PlanningProblem.compile(Worlds.random(seed, 5, 35), Worlds.BATCHING);
    GenomeDecoder decoder = decoder(problem);
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      decoder.decode(Genome.of(random.doubles(decoder.genes()).toArray()), plan);
      evaluator.evaluate(plan, new double[Objective.values().length]);
      for (int k = 0; k < problem.deployments(); k++) {
        assertTrue(
            evaluator.load(k) <= 1 + 1e-9,
            "seed %d, genome %d, least load %.2f, deployment %d at %f"
                .formatted(seed, i, problem.leastLoad(), k, evaluator.load(k)));
      }
      problem.toPlan(plan); // checks that rows sum to 1
    }
  }

  @Test
  void aDecodingLeavesNothingBehindForTheNext() {
    PlanningProblem problem = PlanningProblem.compile(Worlds.random(7, 4, 20), Worlds.BATCHING);
    GenomeDecoder shared = decoder(problem);
    PlanBuffer buffer = new PlanBuffer(problem);
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      Genome genome = Genome.of(random.doubles(shared.genes()).toArray());
      shared.decode(genome, buffer);
      assertEquals(decoded(problem, genome), problem.toPlan(buffer), "seed 7, genome " + i);
    }
  }

  @Test
  void spareUnitsGoFromNoneToAll() {
    PlanningProblem problem = PlanningProblem.compile(Worlds.random(3, 4, 1), Worlds.BATCHING);
    GenomeDecoder decoder = decoder(problem);
    PlanningProblem paid = withPrices(problem.input(), 50);
    RoutingPlan all = decoded(paid, allSpareUnits(decoder, problem.deployments()));
    for (int k = 0; k < problem.deployments(); k++) {
      assertEquals(problem.pools.units[k], all.poweredUnits(k));
    }
  }

  private static PlanningProblem withPrices(PlanningInput input, double usdPerMwh) {
    Map<SiteId, SiteConditions> conditions =
        input.environment().bySite().keySet().stream()
            .collect(Collectors.toMap(id -> id, id -> Worlds.conditions(100, usdPerMwh, 0.5, 4)));
    return PlanningProblem.compile(
        input.withEnvironment(Environment.of(conditions)), Worlds.BATCHING);
  }

  @Test
  void aNegativePriceIsNoRewardForBurningPower() {
    PlanningInput idle = Worlds.random(3, 4, 1).withDemand(Demand.of(Map.of()));
    PlanningProblem problem = withPrices(idle, -50);
    GenomeDecoder decoder = decoder(problem);
    List<Genome> genomes = new ArrayList<>(decoder.extremes());
    genomes.add(allSpareUnits(decoder, problem.deployments()));
    for (Genome genome : genomes) {
      RoutingPlan plan = decoded(problem, genome);
      assertEquals(0, new PlanAssessor(problem, plan).impact().total().it().kwh());
    }
  }

  @Test
  void refusesGenesOutsideTheUnitInterval() {
    assertEquals(
        "The gene (1.5) must be in [0, 1]. Every gene is a share.",
        assertThrows(IllegalArgumentException.class, () -> Genome.of(0.5, 1.5)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 35, 200})
  void decodingAndEvaluatingAllocateNothing(double loadFactor) {
    PlanningProblem problem =
        PlanningProblem.compile(Worlds.random(1, 4, loadFactor), Worlds.BATCHING);
    GenomeDecoder decoder = decoder(problem);
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    Genome genome = Genome.of(new Random(1).doubles(decoder.genes()).toArray());
    double[] objectives = new double[Objective.values().length];
    double decode = Allocation.bytesPerCall(() -> decoder.decode(genome, plan));
    assertTrue(decode <= 1, "decode: " + decode + " bytes");
    double evaluate = Allocation.bytesPerCall(() -> evaluator.evaluate(plan, objectives));
    assertTrue(evaluate <= 1, "evaluate: " + evaluate + " bytes");
  }
}
