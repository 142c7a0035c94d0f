package io.slit.predictor.retrain;

import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.telemetry.Outcome;
import io.slit.core.units.Energy;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Observed over predicted for one request.
 *
 * @param prefill of TTFT
 * @param tpot of the time per output token
 * @param energy of the GPU energy, where it was metered
 */
record Ratios(double prefill, double tpot, Optional<Double> energy) {
  static Ratios of(TelemetryRow row, ServingPredictor predictor) {
    ServingEstimate estimate = predictor.estimate(row.query());
    Outcome.Completed seen = row.outcome();
    return new Ratios(
        seen.ttft().seconds() / estimate.prefillSeconds().value(),
        seen.tpot().seconds() / estimate.tpotSeconds().value(),
        seen.energy().map(Energy::joules).map(joules -> joules / estimate.gpuJoules().value()));
  }

  /** Returns the mean of |predicted/observed - 1| over the targets that were observed. */
  double error() {
    DoubleStream known = DoubleStream.of(prefill, tpot);
    return DoubleStream.concat(known, energy.stream().mapToDouble(Double::doubleValue))
        .map(ratio -> Math.abs(1 / ratio - 1))
        .average()
        .orElseThrow();
  }
}
