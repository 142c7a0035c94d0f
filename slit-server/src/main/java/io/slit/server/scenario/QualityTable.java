package io.slit.server.scenario;

import io.slit.core.units.Share;
import java.util.Optional;

/** Published benchmark scores; whoever loads a scenario brings them. */
@FunctionalInterface
public interface QualityTable {
  /**
   * Returns the mean score of a model over the benchmarks of a class, where it is published.
   *
   * @param model one spelling of a model; a loader asks for every spelling of the scenario
   * @param benchmarkClass for example {@code instruction}
   */
  Optional<Share> find(String model, String benchmarkClass);
}
