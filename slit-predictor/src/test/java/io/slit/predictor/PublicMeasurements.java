package io.slit.predictor;

import io.slit.core.fleet.Parallelism;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.Batching;
import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.EnergyMeasurement;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.predictor.measurement.PrefillMeasurement;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;
import io.slit.predictor.training.Trainer;
import io.slit.predictor.training.TrainingReport;
import io.slit.predictor.training.TrainingSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The public measurements as the tests read them, and the model trained on them once. */
public final class PublicMeasurements {
  /** Seed of every training in the tests. */
  public static final long SEED = 42;

  private static final Instant TRAINED_AT = Instant.parse("2026-01-01T00:00:00Z");

  private PublicMeasurements() {}

  /** Returns all rows. */
  public static MeasurementSet all() {
    List<String[]> splitwise = rows("splitwise.csv");
    List<String[]> mlEnergy = rows("mlenergy.csv");
    List<DecodeMeasurement> decode =
        new ArrayList<>(splitwise.stream().map(PublicMeasurements::splitwiseDecode).toList());
    decode.addAll(mlEnergy.stream().map(PublicMeasurements::mlEnergyDecode).toList());
    return new MeasurementSet(
        "Splitwise, ML.ENERGY V2",
        splitwise.stream().map(PublicMeasurements::splitwisePrefill).toList(),
        decode,
        mlEnergy.stream().map(PublicMeasurements::mlEnergyEnergy).toList());
  }

  /** Returns the report of training on all rows; trained once per test run. */
  public static TrainingReport trained() {
    return Holder.REPORT;
  }

  private static final class Holder {
    static final TrainingReport REPORT =
        new Trainer(new TrainingSettings(SEED, TRAINED_AT), System.out::println).train(all());
  }

  private static List<String[]> rows(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(PublicMeasurements.class.getResourceAsStream(name)),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(2).map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrefillMeasurement splitwisePrefill(String[] row) {
    return new PrefillMeasurement(
        configuration(row[0], row[1], row[2], "1"),
        number(row[4]),
        Integer.parseInt(row[3]),
        Latency.ofMillis(number(row[6])));
  }

  private static DecodeMeasurement splitwiseDecode(String[] row) {
    return new DecodeMeasurement(
        configuration(row[0], row[1], row[2], "1"),
        Batching.STATIC,
        new TokenMix(number(row[4]), number(row[5])),
        number(row[3]),
        Latency.ofMillis(number(row[7])));
  }

  private static DecodeMeasurement mlEnergyDecode(String[] row) {
    return new DecodeMeasurement(
        configuration(row[1], row[2], row[3], row[4]),
        Batching.CONTINUOUS,
        mix(row),
        number(row[5]),
        new Latency(number(row[7])));
  }

  private static EnergyMeasurement mlEnergyEnergy(String[] row) {
    return new EnergyMeasurement(
        configuration(row[1], row[2], row[3], row[4]),
        mix(row),
        number(row[5]),
        Energy.ofJoules(number(row[8])));
  }

  private static TokenMix mix(String[] row) {
    double input = row[0].equals("chat") ? TokenMix.CHAT_INPUT : TokenMix.CODE_INPUT;
    return new TokenMix(input, number(row[6]));
  }

  private static ServingConfiguration configuration(
      String model, String accelerator, String tensor, String pipeline) {
    return ServingConfiguration.of(
        ModelCatalog.getModel(model),
        AcceleratorCatalog.getAccelerator(accelerator),
        new Parallelism(Integer.parseInt(tensor), Integer.parseInt(pipeline)));
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
