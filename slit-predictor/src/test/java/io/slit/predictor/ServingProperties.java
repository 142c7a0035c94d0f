package io.slit.predictor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import java.util.stream.Stream;

/** What holds for every serving predictor and every valid query. */
public final class ServingProperties {
  private static final double SLACK = 1 + 1e-9;

  private ServingProperties() {}

  /** Checks them on random queries. */
  public static void check(ServingPredictor predictor, long seed, int count) {
    RandomQueries queries = new RandomQueries(seed);
    for (int i = 0; i < count; i++) {
      ServingQuery query = queries.next();
      ServingEstimate estimate = predictor.estimate(query);
      checkPositive(estimate, query);
      double factor = queries.logUniform(1.01, 8);
      checkLonger(predictor, query, factor, estimate);
      checkBusier(predictor, query, factor, estimate);
    }
  }

  private static void checkPositive(ServingEstimate estimate, ServingQuery query) {
    Stream.of(estimate.prefillSeconds(), estimate.tpotSeconds(), estimate.gpuJoules())
        .forEach(one -> assertTrue(isPositive(one), () -> estimate + " for " + query));
  }

  private static boolean isPositive(Estimate one) {
    return one.low() > 0 && one.value() > 0 && Double.isFinite(one.high());
  }

  private static void checkLonger(
      ServingPredictor predictor, ServingQuery query, double factor, ServingEstimate shorter) {
    ServingQuery longer =
        Queries.withTokens(query, query.inputTokens() * factor, query.outputTokens());
    double now = predictor.estimate(longer).prefillSeconds().value();
    assertTrue(now * SLACK >= shorter.prefillSeconds().value(), () -> query + " x " + factor);
  }

  private static void checkBusier(
      ServingPredictor predictor, ServingQuery query, double factor, ServingEstimate before) {
    ServingQuery busier = Queries.withConcurrency(query, query.concurrency() * factor);
    ServingEstimate now = predictor.estimate(busier);
    assertTrue(
        now.tpotSeconds().value() * SLACK >= before.tpotSeconds().value(),
        () -> "TPOT of " + query + " x " + factor);
    assertTrue(
        now.gpuJoules().value() <= before.gpuJoules().value() * SLACK,
        () -> "energy of " + query + " x " + factor);
  }
}
