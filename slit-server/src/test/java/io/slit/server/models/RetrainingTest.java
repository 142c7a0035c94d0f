package io.slit.server.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Parallelism;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.core.telemetry.Outcome;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.retrain.Served;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.server.json.ArtifactJsonRetrain;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingTest {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final ModelArtifact CHAMPION = Worldwide14.trained().artifact();

  @TempDir Path state;

  private final List<String> told = new ArrayList<>();
  private ModelStore store;

  @BeforeEach
  void open() {
    store = ModelStore.open(state);
    store.save(CHAMPION);
    store.promote(CHAMPION.manifest().modelId());
  }

  @Test
  void promotesAndKeepsAChallengerThatLearnedASlowerFleet() {
    RetrainResult result = run(outcomes(200, 1.6));
    assertTrue(result.isPromoted(), result.report().verdict().reason());
    assertEquals(Optional.of(result.challengerId()), store.findCurrentId());
    assertEquals(result.report().challenger(), store.loadCurrent().orElseThrow());
    ServingPredictor next = ServingModels.loadOrTrain(Worldwide14.open(), store, CLOCK, told::add);
    assertEquals(result.challengerId(), next.modelId());
    assertEquals(CHAMPION.manifest().modelId(), store.rollback());
    String text = RetrainText.of(result);
    assertTrue(text.startsWith("Promoted: The error fell from"), text);
    assertTrue(text.contains("llama-3.1-8b on H100-80GB: prefill x 1."), text);
  }

  @Test
  void keepsTheChampionAndSaysWhatWasKeptApart() {
    List<TelemetryRow> rows = new ArrayList<>(outcomes(10, 1));
    rows.add(rows.get(0));
    RetrainResult result = run(rows);
    assertFalse(result.isPromoted());
    assertEquals(Optional.of(CHAMPION), store.loadCurrent());
    assertEquals(1, store.list().manifests().size());
    String text = RetrainText.of(result);
    assertTrue(text.startsWith("Kept: The newest slice has 3 rows, 30 are needed."), text);
    assertTrue(text.endsWith("Kept apart 1 outcomes: duplicate.\n"), text);
    String json = ArtifactJsonRetrain.write(result);
    assertTrue(json.startsWith("{\n  \"promoted\" : false,\n"), json);
    assertTrue(json.contains("\"quarantined\" : {\n    \"duplicate\" : 1\n  }"), json);
    assertTrue(json.contains("\"learned_outcomes\" : 7"), json);
  }

  @Test
  void refusesAnEmptyStoreAndKeepsTheModel() {
    ModelException refused = assertThrows(ModelException.class, () -> run(List.of()));
    assertTrue(refused.getMessage().contains("There is no outcome"), refused.getMessage());
    assertEquals(Optional.of(CHAMPION), store.loadCurrent());
    assertEquals(1, store.list().manifests().size());
  }

  @Test
  void refusesOutcomesOfOneClassWhereTheFleetHasSeveral() {
    ModelException refused =
        assertThrows(
            ModelException.class,
            () ->
                new Retraining(store, CLOCK, told::add, 2)
                    .run(outcomes(200, 1.6), Measurements.of(Worldwide14.open()).set()));
    assertTrue(
        refused.getMessage().contains("one class (llama-3.1-8b on H100-80GB)"),
        refused.getMessage());
    assertEquals(Optional.of(CHAMPION), store.loadCurrent());
    assertEquals(1, store.list().manifests().size());
  }

  @Test
  void refusesToRetrainNothing() {
    ModelStore empty = ModelStore.open(state.resolve("empty"));
    ModelException refused =
        assertThrows(
            ModelException.class,
            () ->
                new Retraining(empty, CLOCK, told::add)
                    .run(List.of(), Measurements.of(Worldwide14.open()).set()));
    assertTrue(refused.getMessage().contains("needs a current model"), refused.getMessage());
  }

  private RetrainResult run(List<TelemetryRow> rows) {
    return new Retraining(store, CLOCK, told::add)
        .run(rows, Measurements.of(Worldwide14.open()).set());
  }

  /** Returns outcomes of a fleet that is {@code factor} times as slow as the champion says. */
  private static List<TelemetryRow> outcomes(int count, double factor) {
    System.out.println("Outcomes of seed 3");
    Random random = new Random(3);
    ServingPredictor champion = new ArtifactServingPredictor(CHAMPION);
    List<TelemetryRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ServingQuery query =
          new ServingQuery(
              ModelCatalog.getModel("llama-3.1-8b"),
              AcceleratorCatalog.H100_80GB,
              new Parallelism(1, 1),
              50 + random.nextInt(1000),
              20 + random.nextInt(400),
              1 + random.nextInt(128));
      ServingEstimate truth = champion.estimate(query);
      double seen = factor * Math.exp(0.05 * random.nextGaussian());
      rows.add(
          new TelemetryRow(
              "d" + i,
              NOW.minusSeconds(i),
              "DE",
              ServingConfiguration.of(query),
              query.concurrency(),
              Served.of(
                  new Outcome.Completed(
                      new Latency(seen * truth.prefillSeconds().value()),
                      new Latency(seen * truth.tpotSeconds().value()),
                      (int) query.inputTokens(),
                      (int) query.outputTokens(),
                      Optional.of(Energy.ofJoules(seen * truth.gpuJoules().value())),
                      Optional.empty()))));
    }
    return rows;
  }
}
