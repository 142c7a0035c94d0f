package io.slit.server.models;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Parallelism;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.server.datasets.ServingSetup;
import java.util.Map;
import java.util.Optional;

/** The predictor's names for what a dataset's rows were measured on. Never guesses one. */
final class MeasuredSetup {
  private static final Map<String, Accelerator> ACCELERATORS =
      Map.of(
          "a100-80gb", AcceleratorCatalog.A100_80GB,
          "h100-80gb", AcceleratorCatalog.H100_80GB,
          "NVIDIA A100-SXM4-40GB", AcceleratorCatalog.A100_40GB,
          "NVIDIA H100 80GB HBM3", AcceleratorCatalog.H100_80GB);

  private MeasuredSetup() {}

  /** Returns why a setup cannot be learned from, as the end of a sentence, if it cannot. */
  static Optional<String> findObjection(ServingSetup setup) {
    if (!ACCELERATORS.containsKey(setup.accelerator())) {
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
    return Optional.ofNullable(ACCELERATORS.get(name))
        .orElseGet(() -> AcceleratorCatalog.getAccelerator(name));
  }
}
