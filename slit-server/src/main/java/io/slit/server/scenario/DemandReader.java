package io.slit.server.scenario;

import io.slit.server.json.LocatedObject;
import java.util.Optional;

/** Reads {@code demand}. */
final class DemandReader {
  private DemandReader() {}

  /** Returns how much is asked. */
  static Optional<DemandSettings> read(LocatedObject in) {
    Optional<Double> peak = in.requireDouble("peak_rps");
    Optional<String> shape = in.requireText("shape");
    Optional<Double> factor = in.requireDouble("load_factor");
    return in.build(
        () -> new DemandSettings(peak.orElseThrow(), shape.orElseThrow(), factor.orElseThrow()));
  }
}
