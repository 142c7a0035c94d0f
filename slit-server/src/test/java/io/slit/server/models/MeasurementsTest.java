package io.slit.server.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.Batching;
import io.slit.predictor.measurement.DecodeMeasurement;
import io.slit.predictor.measurement.TokenMix;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.ServingEnergyRow;
import io.slit.server.datasets.ServingLatencyRow;
import io.slit.server.datasets.ServingSetup;
import io.slit.server.models.Measurements.LeftOut;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  private final Dataset dataset = Worldwide14.open();
  private final List<ServingLatencyRow> latency = dataset.servingLatency();
  private final List<ServingEnergyRow> energy = dataset.servingEnergy();
  private final Measurements measurements = Measurements.of(dataset);

  @Test
  void countsEveryRowOnce() {
    int left = measurements.leftOut().stream().mapToInt(LeftOut::rows).sum();
    assertEquals(latency.size(), measurements.set().prefill().size() + left);
    assertEquals(energy.size(), measurements.set().energy().size());
    assertEquals(
        measurements.set().prefill().size() + measurements.set().energy().size(),
        measurements.set().decode().size());
  }

  @Test
  void leavesOutPowerCapsAndWavesAndSaysSo() {
    assertEquals(2, measurements.leftOut().size(), measurements.leftOut().toString());
    LeftOut capped = measurements.leftOut().get(1);
    LeftOut waves = measurements.leftOut().get(0);
    assertEquals(76, capped.rows());
    assertTrue(capped.sentence().contains("power cap"), capped.sentence());
    assertEquals(2, waves.rows());
    assertTrue(waves.sentence().contains("served in waves"), waves.sentence());
  }

  @Test
  void countsUnknownModelsAndAcceleratorsAndNeverGuesses() {
    ServingEnergyRow known = energy.get(0);
    List<ServingEnergyRow> rows =
        List.of(
            on(known, new ServingSetup("acme/rocket-9b", "NVIDIA H100 80GB HBM3", 1)),
            on(known, new ServingSetup("acme/rocket-9b", "NVIDIA H100 80GB HBM3", 2)),
            on(known, new ServingSetup(known.setup().model(), "NVIDIA B200", 1)),
            withTask(known, "poetry"));
    Measurements none = Measurements.of("test", List.of(), rows);
    assertTrue(none.set().energy().isEmpty() && none.set().decode().isEmpty());
    assertEquals(
        List.of(
            "Left out 2 rows of serving_energy: the model (acme/rocket-9b) is not in the catalog.",
            "Left out 1 rows of serving_energy: the accelerator (NVIDIA B200) is not in the"
                + " catalog.",
            "Left out 1 rows of serving_energy: the prompt tokens of the task (poetry) are not"
                + " known."),
        none.leftOut().stream().map(LeftOut::sentence).toList());
  }

  private static ServingEnergyRow on(ServingEnergyRow row, ServingSetup setup) {
    return new ServingEnergyRow(row.task(), setup, row.parametersBn(), row.load(), row.measured());
  }

  private static ServingEnergyRow withTask(ServingEnergyRow row, String task) {
    return new ServingEnergyRow(task, row.setup(), row.parametersBn(), row.load(), row.measured());
  }

  @Test
  void keepsTheAcceleratorsOfTheTwoSourcesApart() {
    assertEquals(
        List.of(AcceleratorCatalog.A100_80GB, AcceleratorCatalog.H100_80GB),
        measurements.set().prefill().stream()
            .map(one -> one.configuration().accelerator())
            .distinct()
            .toList());
    assertEquals(
        List.of(AcceleratorCatalog.A100_40GB, AcceleratorCatalog.H100_80GB),
        measurements.set().energy().stream()
            .map(one -> one.configuration().accelerator())
            .distinct()
            .toList());
  }

  @Test
  void takesTheTokensOfAnswersFromTheirTimes() {
    List<Double> longest =
        measurements.set().decode().stream()
            .filter(one -> one.batching() == Batching.STATIC)
            .map(one -> one.tokens().output())
            .sorted()
            .toList();
    assertEquals(128, longest.get(0), 3);
    assertTrue(longest.get(longest.size() - 1) < 2000, longest.toString());
  }

  @Test
  void givesChatAndCodeTheirPublishedPrompts() {
    List<Double> inputs =
        measurements.set().energy().stream().map(one -> one.tokens().input()).distinct().toList();
    assertEquals(List.of(TokenMix.CHAT_INPUT, TokenMix.CODE_INPUT), inputs);
  }

  @Test
  void readsTimesInMilliseconds() {
    DecodeMeasurement first = measurements.set().decode().get(0);
    assertEquals(latency.get(0).timings().tpot().medianMs(), 1e3 * first.tpot().seconds(), 1e-9);
    assertEquals(0.196862379, measurements.set().prefill().get(0).time().seconds(), 1e-12);
  }
}
