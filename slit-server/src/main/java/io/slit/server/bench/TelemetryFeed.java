package io.slit.server.bench;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.server.storage.DecisionContext;
import io.slit.server.telemetry.store.OutcomeDescriber;
import io.slit.server.telemetry.store.TelemetryRecord;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A made-up feed: what a predictor says of random requests, times a site's drift, times log-normal
 * noise. It says nothing about real fleets; it is for measuring what retraining does with a feed
 * whose truth is known.
 */
public final class TelemetryFeed {
  private static final double NOISE = 0.1;
  private static final double MILLIS = 1000;
  private static final double JOULES_PER_WATT_HOUR = 3600;
  private static final int MAX_LOAD = 64;

  private final Fleet fleet;
  private final ServingPredictor truth;
  private final ToDoubleFunction<String> ttftDrift;
  private final Random random;

  /**
   * Takes the truth.
   *
   * @param ttftDrift by site, the true TTFT over what the predictor says
   */
  public TelemetryFeed(
      Fleet fleet, ServingPredictor truth, ToDoubleFunction<String> ttftDrift, long seed) {
    this.fleet = fleet;
    this.truth = truth;
    this.ttftDrift = ttftDrift;
    this.random = new Random(seed);
  }

  /** Returns rows, evenly spaced in time, of the deployments in turn. */
  public List<TelemetryRecord> rows(int from, int count, Instant first, double secondsApart) {
    List<TelemetryRecord> rows = new ArrayList<>(count);
    for (int i = from; i < from + count; i++) {
      Deployment deployment = fleet.deployments().get(i % fleet.deployments().size());
      rows.add(row("feed-" + i, first.plusMillis((long) (MILLIS * secondsApart * i)), deployment));
    }
    return rows;
  }

  private TelemetryRecord row(String id, Instant at, Deployment deployment) {
    int input = 50 + random.nextInt(2000);
    int output = 20 + random.nextInt(400);
    int load = 1 + random.nextInt(MAX_LOAD);
    ServingEstimate says =
        truth.estimate(
            new ServingQuery(
                deployment.model(),
                deployment.pool().accelerator(),
                deployment.parallelism(),
                input,
                output,
                load));
    double drift = ttftDrift.applyAsDouble(deployment.site().value());
    return new TelemetryRecord(
        id,
        at,
        "",
        OutcomeDescriber.ranOn(deployment),
        new Measured(
            "completed",
            OptionalLong.of(input),
            OptionalLong.of(output),
            noisy(MILLIS * drift * says.prefillSeconds().value()),
            noisy(MILLIS * says.tpotSeconds().value()),
            noisy(says.gpuJoules().value() / JOULES_PER_WATT_HOUR),
            OptionalDouble.empty(),
            OptionalDouble.of(0)),
        new DecisionContext(
            Optional.empty(), OptionalInt.of(load), OptionalDouble.of(load), Optional.empty()));
  }

  private OptionalDouble noisy(double value) {
    return OptionalDouble.of(value * Math.exp(NOISE * random.nextGaussian()));
  }
}
