package io.slit.predictor.fallback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.PublicMeasurements;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.evaluation.RandomQueries;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import org.junit.jupiter.api.Test;

class CachedTokensTest {
  private static final double EXACT = 1e-12;
  private static final double ROUNDING = 1e-9;

  private static ServingQuery cached(ServingQuery query, double tokens) {
    return new ServingQuery(
        query.model(),
        query.accelerator(),
        query.parallelism(),
        query.inputTokens(),
        query.outputTokens(),
        query.concurrency(),
        tokens);
  }

  @Test
  void processedTokensTakeTheWorkThatTheCacheDoesNotSave() {
    RandomQueries queries = new RandomQueries(5);
    for (int i = 0; i < 500; i++) {
      ServingQuery query = queries.next();
      ServingConfiguration configuration = ServingConfiguration.of(query);
      double input = query.inputTokens();
      double held = input / 2;
      double processed = PrefillModel.processedTokens(configuration, new TokenMix(input, 1, held));
      double work = PrefillModel.workSeconds(configuration, input);
      double saved = PrefillModel.workSeconds(configuration, held);
      if (processed > 1) {
        assertEquals(1, PrefillModel.workSeconds(configuration, processed) / (work - saved), 1e-6);
        assertTrue(processed >= (input - held) * (1 - 1e-6), processed + " of " + query);
      }
      assertEquals(
          input, PrefillModel.processedTokens(configuration, new TokenMix(input, 1)), EXACT);
    }
  }

  @Test
  void aPromptThatIsAllCachedStillProcessesAToken() {
    ServingConfiguration configuration = ServingConfiguration.of(new RandomQueries(6).next());
    TokenMix mix = new TokenMix(900, 10, 900);
    assertEquals(1, PrefillModel.processedTokens(configuration, mix), EXACT);
  }

  @Test
  void moreCachedTokensNeverTakeLonger() {
    check(new AnalyticServingPredictor());
    check(new ArtifactServingPredictor(PublicMeasurements.trained().artifact()));
  }

  private static void check(ServingPredictor predictor) {
    System.out.println("Random queries of seed 7");
    RandomQueries queries = new RandomQueries(7);
    for (int i = 0; i < 1000; i++) {
      ServingQuery query = queries.next();
      ServingEstimate none = predictor.estimate(query);
      assertEquals(none, predictor.estimate(cached(query, 0)));
      ServingEstimate before = none;
      for (double share : new double[] {0.25, 0.5, 0.9, 1}) {
        ServingEstimate now = predictor.estimate(cached(query, share * query.inputTokens()));
        assertNotMore(now.prefillSeconds().value(), before.prefillSeconds().value(), query);
        assertNotMore(now.tpotSeconds().value(), before.tpotSeconds().value(), query);
        assertNotMore(now.gpuJoules().value(), before.gpuJoules().value(), query);
        before = now;
      }
    }
  }

  private static void assertNotMore(double now, double before, ServingQuery query) {
    assertTrue(now <= before * (1 + ROUNDING), now + " after " + before + " for " + query);
  }

  @Test
  void refusesMoreCachedTokensThanThereAre() {
    ServingQuery query = new RandomQueries(8).next();
    assertThrows(IllegalArgumentException.class, () -> cached(query, query.inputTokens() + 1));
  }
}
