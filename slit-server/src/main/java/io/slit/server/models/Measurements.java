package io.slit.server.models;

import static io.slit.server.datasets.format.TableName.SERVING_ENERGY;
import static io.slit.server.datasets.format.TableName.SERVING_LATENCY;

import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.ServingEnergyRow;
import io.slit.server.datasets.ServingLatencyRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The measured rows of a dataset as the trainer takes them, and the rows that were left out.
 *
 * <p>Latency rows (Splitwise) give prefill times and times per output token; energy rows
 * (ML.ENERGY) give energies and times per output token. The median of a row is what is learned.
 *
 * @param set what can be learned from
 * @param leftOut what cannot, by reason
 */
public record Measurements(MeasurementSet set, List<LeftOut> leftOut) {
  /** Copies the list. */
  public Measurements {
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Rows of a table that are not learned from.
   *
   * @param table name of the table
   * @param reason why, as the end of a sentence
   * @param rows how many
   */
  public record LeftOut(String table, String reason, int rows) {
    /** Returns it as a sentence for people. */
    public String sentence() {
      return "Left out %d rows of %s: %s.".formatted(rows, table, reason);
    }
  }

  /** Returns the measurements of a dataset; reads two of its tables. */
  public static Measurements of(Dataset dataset) {
    return of(
        "Splitwise and ML.ENERGY, dataset " + dataset.manifest().dataset(),
        dataset.servingLatency(),
        dataset.servingEnergy());
  }

  static Measurements of(
      String source, List<ServingLatencyRow> latency, List<ServingEnergyRow> energy) {
    RowSieve sieve = new RowSieve();
    List<ServingLatencyRow> splitwise =
        latency.stream()
            .filter(row -> sieve.passes(SERVING_LATENCY, SplitwiseRows.findObjection(row)))
            .toList();
    List<ServingEnergyRow> mlEnergy =
        energy.stream()
            .filter(row -> sieve.passes(SERVING_ENERGY, MlEnergyRows.findObjection(row)))
            .toList();
    List<DecodeMeasurement> decode =
        new ArrayList<>(splitwise.stream().map(SplitwiseRows::decode).toList());
    decode.addAll(mlEnergy.stream().map(MlEnergyRows::decode).toList());
    return new Measurements(
        new MeasurementSet(
            source,
            splitwise.stream().map(SplitwiseRows::prefill).toList(),
            decode,
            mlEnergy.stream().map(MlEnergyRows::energy).toList()),
        sieve.leftOut());
  }
}
