package io.slit.server.telemetry.store;

import io.slit.server.TwoSites;
import io.slit.server.storage.DecisionContext;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import io.slit.server.telemetry.store.TelemetryRecord.More;
import io.slit.server.telemetry.store.TelemetryRecord.RanOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** Random requests over three days, with everything in them that a quarantine knows. */
final class RandomTelemetry {
  static final Instant FIRST = Instant.parse("2023-07-09T22:00:00Z");
  static final Instant NOW = Instant.parse("2023-07-12T00:00:00Z");

  private static final String[] SITES = {"DE", "US-CA", "eu north/1", "001", "100 %"};
  private static final int SECONDS = 3 * 86_400;

  private final Random random = new Random(4711);
  private int made;

  /** Returns the next requests; some repeat the id of an earlier one. */
  List<TelemetryRecord> next(int count) {
    List<TelemetryRecord> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(made++));
    }
    return rows;
  }

  private TelemetryRecord row(int number) {
    int id = number > 0 && random.nextInt(20) == 0 ? random.nextInt(number) : number;
    String deployment = random.nextBoolean() ? TwoSites.EU : TwoSites.US;
    return new TelemetryRecord(
        "d-" + id,
        FIRST.plusSeconds(random.nextInt(SECONDS)).plusMillis(random.nextInt(1000)),
        "chat@DE",
        new RanOn(
            SITES[random.nextInt(SITES.length)], deployment, "llama-3.1-8b", "H100-80GB", 1, 1),
        measured(),
        new DecisionContext(
            Optional.empty(), OptionalInt.empty(), concurrency(), Optional.empty()));
  }

  private OptionalDouble concurrency() {
    return random.nextInt(4) == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            seldom(0.5, random.nextInt(5) == 0 ? 5000 : 1 + 60 * random.nextDouble()));
  }

  private Measured measured() {
    String served = random.nextInt(10) == 0 ? "interval" : "completed";
    String status = random.nextInt(15) == 0 ? "failed" : served;
    return new Measured(
        status,
        OptionalLong.of((long) seldom(2_000_000, 1 + random.nextInt(2000))),
        random.nextInt(40) == 0 ? OptionalLong.empty() : OptionalLong.of(1 + random.nextInt(400)),
        OptionalDouble.of(seldom(Double.NaN, seldom(-5, 20 + 500 * random.nextDouble()))),
        random.nextInt(40) == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(seldom(1e6, 5 + 50 * random.nextDouble())),
        random.nextBoolean()
            ? OptionalDouble.empty()
            : OptionalDouble.of(seldom(0, random.nextDouble())),
        OptionalDouble.empty(),
        random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(15),
        More.of(
            random.nextBoolean()
                ? OptionalLong.empty()
                : OptionalLong.of((long) seldom(3000, random.nextInt(2))),
            random.nextBoolean()
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * random.nextDouble())));
  }

  private double seldom(double odd, double usual) {
    return random.nextInt(50) == 0 ? odd : usual;
  }
}
