package io.slit.predictor.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.units.Energy;
import io.slit.predictor.PublicMeasurements;
import io.slit.predictor.artifact.ModelErrors;
import io.slit.predictor.artifact.TargetErrors;
import io.slit.predictor.measurement.EnergyMeasurement;
import io.slit.predictor.measurement.MeasurementSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {
  @Test
  void reportsErrorsThatPublicMeasurementsAllow() {
    TrainingReport report = PublicMeasurements.trained();
    ModelErrors errors = report.errors();
    System.out.println(report.seconds() + " s, " + errors);
    assertTrue(errors.prefill().trained() < 0.05, errors.prefill().toString());
    assertTrue(errors.tpot().trained() < 0.05, errors.tpot().toString());
    assertTrue(errors.energy().trained() < 0.05, errors.energy().toString());
    assertTrue(errors.tpot().heldOut() < errors.tpot().analytic(), errors.tpot().toString());
    assertTrue(errors.energy().heldOut() < errors.energy().analytic(), errors.energy().toString());
    assertTrue(errors.energy().newModel() < 0.2, errors.energy().toString());
  }

  @Test
  void coversAboutEightTenthsOfHeldOutRows() {
    ModelErrors errors = PublicMeasurements.trained().errors();
    for (TargetErrors one : List.of(errors.prefill(), errors.tpot(), errors.energy())) {
      assertTrue(one.coverage().value() >= 0.7 && one.coverage().value() <= 0.93, one.toString());
    }
  }

  @Test
  void givesTheSameModelForTheSameSeed() {
    TrainingReport first = PublicMeasurements.trained();
    TrainingSettings settings =
        new TrainingSettings(PublicMeasurements.SEED, first.artifact().manifest().trainedAt());
    List<String> steps = new ArrayList<>();
    TrainingReport again = new Trainer(settings, steps::add).train(PublicMeasurements.all());
    assertEquals(first.artifact(), again.artifact());
    assertEquals(3, steps.size());
    assertTrue(again.seconds() < 30, "took " + again.seconds() + " s");
  }

  @Test
  void refusesASingleModel() {
    MeasurementSet one =
        PublicMeasurements.all().only(row -> row.model().value().equals("llama-2-70b"));
    TrainingSettings settings = new TrainingSettings(1, Instant.EPOCH);
    Exception noEnergy =
        assertThrows(
            IllegalArgumentException.class, () -> new Trainer(settings, step -> {}).train(one));
    assertTrue(noEnergy.getMessage().contains("training rows of energy"), noEnergy.getMessage());
    MeasurementSet withEnergy =
        new MeasurementSet("one", one.prefill(), one.decode(), energies(one));
    Exception refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Trainer(settings, step -> {}).train(withEnergy));
    assertTrue(refused.getMessage().contains("one model only"), refused.getMessage());
  }

  private static List<EnergyMeasurement> energies(MeasurementSet set) {
    return set.decode().stream()
        .map(
            row ->
                new EnergyMeasurement(
                    row.configuration(),
                    row.tokens(),
                    row.concurrency(),
                    Energy.ofJoules(100 / row.concurrency())))
        .toList();
  }

  @Test
  void refusesTooFewRows() {
    MeasurementSet all = PublicMeasurements.all();
    MeasurementSet few =
        new MeasurementSet("few", all.prefill().subList(0, 3), all.decode(), all.energy());
    TrainingSettings settings =
        new TrainingSettings(1, PublicMeasurements.trained().artifact().manifest().trainedAt());
    Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> new Trainer(settings, step -> {}).train(few));
    assertTrue(refused.getMessage().contains("training rows"), refused.getMessage());
  }
}
