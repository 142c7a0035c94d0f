package io.slit.server.telemetry.scraping;

import java.util.List;

/**
 * What is known of a deployment at one time.
 *
 * @param seconds when, on a clock that never goes back
 * @param engines one per server, always in the same order
 * @param gpus of all its replicas
 */
record Reading(double seconds, List<EngineReading> engines, GpuReading gpus) {
  Reading {
    engines = List.copyOf(engines);
  }

  int replicas() {
    return engines.stream().mapToInt(EngineReading::replicas).sum();
  }

  double inFlight() {
    return engines.stream().mapToDouble(EngineReading::inFlight).sum();
  }
}
