package io.slit.predictor.measurement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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

  /** Returns the configurations that were measured, each once. */
  public Set<ServingConfiguration> configurations() {
    Set<ServingConfiguration> found = new LinkedHashSet<>();
    prefill.forEach(one -> found.add(one.configuration()));
    decode.forEach(one -> found.add(one.configuration()));
    energy.forEach(one -> found.add(one.configuration()));
    return found;
  }

  /** Returns what was measured on some configurations. */
  public MeasurementSet only(Predicate<ServingConfiguration> wanted) {
    return new MeasurementSet(
        source,
        prefill.stream().filter(one -> wanted.test(one.configuration())).toList(),
        decode.stream().filter(one -> wanted.test(one.configuration())).toList(),
        energy.stream().filter(one -> wanted.test(one.configuration())).toList());
  }
}
