package io.slit.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.evaluation.MonotoneLaw;
import io.slit.predictor.evaluation.RandomQueries;
import java.util.stream.Stream;

/** What holds for every serving predictor and every valid query. */
public final class ServingProperties {
  private ServingProperties() {}

  /** Checks that estimates are positive on random queries, and every law on as many pairs. */
  public static void check(ServingPredictor predictor, long seed, int count) {
    System.out.println("Random queries of seed " + seed);
    RandomQueries queries = new RandomQueries(seed);
    for (int i = 0; i < count; i++) {
      ServingQuery query = queries.next();
      checkPositive(predictor.estimate(query), query);
    }
    for (MonotoneLaw law : MonotoneLaw.values()) {
      assertEquals(0, law.violations(predictor, seed, count), law.label());
    }
  }

  private static void checkPositive(ServingEstimate estimate, ServingQuery query) {
    Stream.of(estimate.prefillSeconds(), estimate.tpotSeconds(), estimate.gpuJoules())
        .forEach(one -> assertTrue(isPositive(one), () -> estimate + " for " + query));
  }

  private static boolean isPositive(Estimate one) {
    return one.low() > 0 && one.value() > 0 && Double.isFinite(one.high());
  }
}
