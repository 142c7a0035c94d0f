package io.slit.server.models;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Parallelism;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.server.datasets.ServingSetup;
import java.util.Optional;

/** The predictor's names for what a dataset's rows were measured on. Never guesses one. */
final class MeasuredSetup {
  private MeasuredSetup() {}

  /** Returns why a setup cannot be learned from, as the end of a sentence, if it cannot. */
  static Optional<String> findObjection(ServingSetup setup) {
    if (AcceleratorCatalog.findMeasured(setup.accelerator()).isEmpty()) {
      return Optional.of(
          "the accelerator (%s) is not in the catalog".formatted(setup.accelerator()));
    }
    return ModelCatalog.findModel(setup.model()).isPresent()
        ? Optional.empty()
        : Optional.of("the model (%s) is not in the catalog".formatted(setup.model()));
  }

  /** Returns the configuration of a setup that there is no objection to. */
  static ServingConfiguration configuration(ServingSetup setup, int pipelineStages) {
    return ServingConfiguration.of(
        ModelCatalog.getModel(setup.model()),
        accelerator(setup.accelerator()),
        new Parallelism(setup.tensorParallelGpus(), pipelineStages));
  }

  private static Accelerator accelerator(String name) {
    return AcceleratorCatalog.findMeasured(name)
        .orElseGet(() -> AcceleratorCatalog.getAccelerator(name));
  }
}
