package io.slit.predictor.training;

import io.slit.predictor.artifact.ContentHash;
import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.EnergyMeasurement;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.measurement.PrefillMeasurement;

/** The hash of all rows of a measurement set, in their order. */
public final class MeasurementHash {
  private MeasurementHash() {}

  /** Returns the hash in hexadecimal, as the manifest of a trained model has it. */
  public static String of(MeasurementSet measurements) {
    ContentHash hash = new ContentHash();
    measurements.prefill().forEach(one -> add(hash, one));
    measurements.decode().forEach(one -> add(hash, one));
    measurements.energy().forEach(one -> add(hash, one));
    return hash.hexadecimal();
  }

  private static void add(ContentHash hash, PrefillMeasurement one) {
    hash.text(one.configuration().label())
        .number(one.inputTokens())
        .number(one.batch())
        .number(one.time().seconds());
  }

  private static void add(ContentHash hash, DecodeMeasurement one) {
    hash.text(one.configuration().label())
        .text(one.batching().name())
        .number(one.tokens().input())
        .number(one.tokens().output())
        .number(one.concurrency())
        .number(one.tpot().seconds());
  }

  private static void add(ContentHash hash, EnergyMeasurement one) {
    hash.text(one.configuration().label())
        .number(one.tokens().input())
        .number(one.tokens().output())
        .number(one.concurrency())
        .number(one.gpuEnergy().joules());
  }
}
