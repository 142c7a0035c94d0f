package io.slit.server.bench;

import io.slit.core.search.PlanningInput;
import io.slit.core.search.PlanningProblem;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.core.workload.Epoch;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.evaluation.RandomQueries;
import io.slit.server.planning.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The speed of estimates as the planner asks for them. The table of a cycle is what {@link
 * PlanningProblem#compile} fills: every class, deployment and load level.
 */
final class PlannerSpeed {
  private static final int REPETITIONS = 15;
  private static final int QUERIES = 2000;
  private static final double MICROS = 1e6;
  private static final double MILLIS = 1e3;

  private final World world;
  private final ModelArtifact artifact;
  private final long seed;

  PlannerSpeed(World world, ModelArtifact artifact, long seed) {
    this.world = world;
    this.artifact = artifact;
    this.seed = seed;
  }

  /** Measures; the first table is cold only if nothing was planned in this process before. */
  Map<String, Double> measure() {
    PlanningInput input = world.measured(firstEpochOfLastDay());
    ServingPredictor fresh = new ArtifactServingPredictor(artifact);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(
        "planning_table_cold_ms",
        MILLIS * Stopwatch.seconds(() -> PlanningProblem.compile(input, fresh)));
    figures.put(
        "planning_table_new_model_ms",
        MILLIS
            * Stopwatch.bestSeconds(
                REPETITIONS,
                () -> PlanningProblem.compile(input, new ArtifactServingPredictor(artifact))));
    figures.put(
        "planning_table_warm_ms",
        MILLIS * Stopwatch.bestSeconds(REPETITIONS, () -> PlanningProblem.compile(input, fresh)));
    CountingPredictor counting = new CountingPredictor(fresh);
    PlanningProblem problem = PlanningProblem.compile(input, counting);
    figures.put("planning_table_pairs", (double) problem.pairCount());
    figures.put("planning_table_queries", (double) counting.queries.size());
    figures.put("estimate_us", estimateMicros(fresh, counting.queries));
    figures.put("estimate_random_us", estimateMicros(fresh, randomQueries()));
    return figures;
  }

  private Epoch firstEpochOfLastDay() {
    Duration length = world.scenario().time().epochLength();
    return Epoch.containing(world.scenario().time().to().minus(Duration.ofDays(1)), length);
  }

  private List<ServingQuery> randomQueries() {
    RandomQueries random = new RandomQueries(seed);
    List<ServingQuery> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      queries.add(random.next());
    }
    return queries;
  }

  private static double estimateMicros(ServingPredictor predictor, List<ServingQuery> queries) {
    double best = Stopwatch.bestSeconds(REPETITIONS, () -> queries.forEach(predictor::estimate));
    return MICROS * best / queries.size();
  }

  /** Remembers what it is asked. No record: the planner keeps tables by predictor, by identity. */
  private static final class CountingPredictor implements ServingPredictor {
    private final ServingPredictor inner;
    private final List<ServingQuery> queries = new ArrayList<>();

    CountingPredictor(ServingPredictor inner) {
      this.inner = inner;
    }

    @Override
    public ServingEstimate estimate(ServingQuery query) {
      queries.add(query);
      return inner.estimate(query);
    }

    @Override
    public String modelId() {
      return inner.modelId();
    }
  }
}
