package io.slit.predictor.measurement;

import java.util.List;

/**
 * Everything that was measured, by what it measures.
 *
 * @param source where the rows come from, for the manifest of the trained model
 * @param prefill times to process prompts
 * @param decode times per output token
 * @param energy energies per request
 */
public record MeasurementSet(
    String source,
    List<PrefillMeasurement> prefill,
    List<DecodeMeasurement> decode,
    List<EnergyMeasurement> energy) {
  /** Copies the lists. */
  public MeasurementSet {
    prefill = List.copyOf(prefill);
    decode = List.copyOf(decode);
    energy = List.copyOf(energy);
  }
}
