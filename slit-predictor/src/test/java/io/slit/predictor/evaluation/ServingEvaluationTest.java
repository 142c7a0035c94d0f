package io.slit.predictor.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.PublicMeasurements;
import io.slit.predictor.training.TrainingSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingEvaluationTest {
  private final ServingEvaluation evaluation =
      new ServingEvaluation(
          PublicMeasurements.all(),
          new TrainingSettings(PublicMeasurements.SEED, Instant.EPOCH),
          System.out::println);

  @Test
  void judgesEveryMeasurementOnceWithoutItsAccelerator() {
    Map<String, Double> figures = evaluation.heldOut(List.of(HoldOut.ACCELERATOR));
    figures.forEach((name, value) -> System.out.println(name + " " + value));
    assertEquals(56, figures.get("ttft_median_ape_unseen_accelerator_rows"));
    assertEquals(450, figures.get("tpot_median_ape_unseen_accelerator_rows"));
    assertEquals(314, figures.get("energy_median_ape_unseen_accelerator_rows"));
    assertTrue(figures.get("ttft_median_ape_unseen_accelerator") < 0.25);
    assertTrue(figures.get("tpot_median_ape_unseen_accelerator") < 0.25);
    assertTrue(figures.get("energy_median_ape_unseen_accelerator") < 0.20);
  }

  @Test
  void knowsThatAFixedBatchMissesTheLoad() {
    Map<String, Double> figures = evaluation.fixedBatch();
    figures.forEach((name, value) -> System.out.println(name + " " + value));
    assertEquals(314, figures.get("energy_median_ape_ecologits_like_rows"));
    assertTrue(figures.get("energy_median_ape_ecologits_like") > 0.3);
  }
}
