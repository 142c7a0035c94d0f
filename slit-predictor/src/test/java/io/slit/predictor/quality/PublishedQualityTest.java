package io.slit.predictor.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.Task;
import io.slit.core.units.Share;
import io.slit.predictor.measurement.ModelCatalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedQualityTest {
  private static final ModelName NAME = new ModelName("llama-3.1-8b");
  private static final Task CODE = new Task("code");
  private final PublishedQuality quality =
      PublishedQuality.of(
          List.of(
              new LlmModel(
                  NAME,
                  Set.of(),
                  ModelCatalog.getModel("llama-3.1-8b").shape(),
                  Map.of(CODE, new Share(0.726)))));

  @Test
  void givesThePublishedScore() {
    assertEquals(0.726, quality.getQuality(NAME, CODE).value(), 1e-12);
  }

  @Test
  void namesTheKnownTasksForAnUnknownOne() {
    Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> quality.getQuality(NAME, new Task("poetry")));
    assertTrue(refused.getMessage().contains("the tasks [code]"), refused.getMessage());
  }

  @Test
  void namesTheKnownModelsForAnUnknownOne() {
    Exception refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> quality.withFeedback(new ModelName("other"), CODE, Share.ALL));
    assertTrue(refused.getMessage().contains("the models [llama-3.1-8b]"), refused.getMessage());
  }

  @Test
  void movesHalfWayAfterAsManyScoresAsThePriorWeighs() {
    PublishedQuality moved = quality;
    for (int i = 0; i < PublishedQuality.PRIOR_SCORES; i++) {
      moved = moved.withFeedback(NAME, CODE, Share.ALL);
    }
    assertEquals((0.726 + 1) / 2, moved.getQuality(NAME, CODE).value(), 1e-12);
    assertEquals(0.726, quality.getQuality(NAME, CODE).value(), 1e-12);
  }
}
