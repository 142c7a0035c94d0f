package io.slit.server.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.server.Worldwide;
import io.slit.server.models.ModelStore;
import io.slit.server.planning.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The planner's time to first token beside the simulator's, below 85 % load. */
@Tag("slow")
class FidelityIT {
  private static final double ALLOWED = 0.15;

  @TempDir private static Path state;
  private static World world;
  private static ServingPredictor predictor;

  @BeforeAll
  static void load() {
    world = World.source(Worldwide.SCENARIO).load();
    Path trained = Worldwide.trained(state);
    predictor = new ArtifactServingPredictor(ModelStore.open(trained).loadCurrent().orElseThrow());
  }

  /** Returns the error of the mean TTFT over all requests below 85 % load. */
  private static double error(ServingPredictor asked) {
    FidelityBench.Run run =
        new FidelityBench.Run(
            List.of(Instant.parse("2023-01-16T07:00:00Z")),
            List.of(0.9),
            List.of("capacity_weighted", "greedy_carbon"),
            1);
    double predicted = 0;
    double simulated = 0;
    for (FidelityBench.Cell cell : new FidelityBench(world, asked, line -> {}).measure(run)) {
      if (cell.band() != LoadBand.FULL) {
        predicted += cell.row().ttft().predicted();
        simulated += cell.row().ttft().simulated();
      }
    }
    return predicted / simulated - 1;
  }

  private static boolean isFaithful(double error) {
    return Math.abs(error) <= ALLOWED;
  }

  @Test
  void plannedTimesToFirstTokenAreWithinFifteenPercentAndALongerPrefillIsFoundOut() {
    double error = error(predictor);
    assertTrue(isFaithful(error), "error: " + error);
    double cheated = error(new LongPrefill(predictor));
    assertFalse(isFaithful(cheated), "error: " + cheated);
  }

  /** Believes that prompts take half as long again as they do. */
  private record LongPrefill(ServingPredictor honest) implements ServingPredictor {
    @Override
    public ServingEstimate estimate(ServingQuery query) {
      ServingEstimate one = honest.estimate(query);
      Estimate prefill = one.prefillSeconds();
      return new ServingEstimate(
          new Estimate(1.5 * prefill.value(), 1.5 * prefill.low(), 1.5 * prefill.high()),
          one.tpotSeconds(),
          one.gpuJoules(),
          one.basis());
    }

    @Override
    public String modelId() {
      return "long prefill";
    }
  }
}
