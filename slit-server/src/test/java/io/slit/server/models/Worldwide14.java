package io.slit.server.models;

import io.slit.predictor.training.Trainer;
import io.slit.predictor.training.TrainingReport;
import io.slit.predictor.training.TrainingSettings;
import io.slit.server.datasets.Dataset;
import java.nio.file.Path;
import java.time.Instant;

/** The committed dataset, and the model trained on it once per test run. */
public final class Worldwide14 {
  static final Instant TRAINED_AT = Instant.parse("2026-01-01T00:00:00Z");

  private Worldwide14() {}

  /** Returns the committed dataset. */
  public static Dataset open() {
    return Dataset.open(
        Path.of(System.getProperty("basedir", "."), "..", "datasets", "worldwide-14"));
  }

  /** Returns the report of training on it with the product's seed. */
  public static TrainingReport trained() {
    return Holder.REPORT;
  }

  private static final class Holder {
    static final TrainingReport REPORT =
        new Trainer(new TrainingSettings(ServingModels.SEED, TRAINED_AT), System.out::println)
            .train(Measurements.of(open()).set());
  }
}
