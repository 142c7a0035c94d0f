package io.slit.server.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Parallelism;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.fallback.AnalyticServingPredictor;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.measurement.ModelCatalog;
import io.slit.server.datasets.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingModelsTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Worldwide14.TRAINED_AT);

  @TempDir Path state;

  private final Dataset dataset = Worldwide14.open();
  private final List<String> told = new ArrayList<>();

  @Test
  void trainsOnceAndLoadsThen() {
    long start = System.nanoTime();
    ServingPredictor trained = loadOrTrain();
    double trainSeconds = secondsSince(start);
    assertTrue(told.stream().anyMatch(one -> one.contains("power cap")), told.toString());
    told.clear();
    start = System.nanoTime();
    ServingPredictor loaded = loadOrTrain();
    double loadSeconds = secondsSince(start);
    System.out.printf("trained in %.2f s, loaded in %.3f s%n", trainSeconds, loadSeconds);
    assertEquals(List.of("Loaded the model " + trained.modelId() + "."), told);
    assertTrue(trainSeconds < 30, trainSeconds + " s");
    assertTrue(loadSeconds < 0.3, loadSeconds + " s");
    assertPredictsEqually(trained, loaded);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void assertPredictsEqually(ServingPredictor one, ServingPredictor other) {
    System.out.println("Queries of seed 5");
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      ServingQuery query =
          new ServingQuery(
              ModelCatalog.models().get(random.nextInt(ModelCatalog.models().size())),
              random.nextBoolean() ? AcceleratorCatalog.A100_40GB : AcceleratorCatalog.H100_80GB,
              new Parallelism(1 << random.nextInt(4), 1 + random.nextInt(2)),
              Math.exp(10 * random.nextDouble()),
              Math.exp(8 * random.nextDouble()),
              Math.exp(7 * random.nextDouble()));
      assertEquals(one.estimate(query), other.estimate(query), query.toString());
    }
  }

  @Test
  void predictsThePublishedMedians() {
    save(Worldwide14.trained().artifact());
    ServingPredictor predictor = loadOrTrain();
    ServingQuery chat = query("llama-3.1-70b", AcceleratorCatalog.H100_80GB, 4, 256);
    assertEquals(354, predictor.estimate(chat).gpuJoules().value(), 35.4);
    ServingQuery prompt = query("llama-2-70b", AcceleratorCatalog.A100_80GB, 8, 1);
    assertEquals(0.094, predictor.estimate(prompt).prefillSeconds().value(), 0.0094);
  }

  private static ServingQuery query(
      String model, Accelerator accelerator, int tensor, double concurrency) {
    double input = concurrency == 1 ? 512 : 250;
    return new ServingQuery(
        ModelCatalog.getModel(model),
        accelerator,
        new Parallelism(tensor, 1),
        input,
        460,
        concurrency);
  }

  @Test
  void trainsAnewOnOtherMeasurements() {
    save(TinyModels.of(1));
    ServingPredictor predictor = loadOrTrain();
    assertInstanceOf(ArtifactServingPredictor.class, predictor);
    assertTrue(told.get(0).contains("was trained on other measurements"), told.toString());
    assertEquals(predictor.modelId(), ModelStore.open(state).findCurrentId().orElseThrow());
    assertEquals(Worldwide14.trained().artifact().manifest().modelId(), predictor.modelId());
  }

  @Test
  void trainsAnewIfTheStoredModelIsDamaged() throws IOException {
    ModelArtifact artifact = Worldwide14.trained().artifact();
    save(artifact);
    Path directory = state.resolve("models").resolve(artifact.manifest().modelId());
    Files.writeString(directory.resolve("payload.json"), "{\"format\":");
    ServingPredictor predictor = loadOrTrain();
    assertTrue(told.get(0).startsWith("Training anew. The file ("), told.toString());
    assertEquals(artifact.manifest().modelId(), predictor.modelId());
    assertEquals(artifact, ModelStore.open(state).loadCurrent().orElseThrow());
  }

  @Test
  void fallsBackToFormulasAndSaysWhy() {
    MeasurementSet all = Measurements.of(dataset).set();
    MeasurementSet few =
        new MeasurementSet("few", all.prefill().subList(0, 3), all.decode(), all.energy());
    ServingPredictor predictor =
        ServingModels.loadOrTrain(
            new Measurements(few, List.of()), ModelStore.open(state), CLOCK, told::add);
    assertInstanceOf(AnalyticServingPredictor.class, predictor);
    String last = told.get(told.size() - 1);
    assertTrue(last.contains("formulas alone") && last.contains("training rows"), last);
    assertTrue(ModelStore.open(state).findCurrentId().isEmpty());
  }

  @Test
  void usesAModelThatCannotBeKeptAndSaysSo() throws IOException {
    ModelStore store = ModelStore.open(state);
    Files.writeString(state.resolve("models").resolve("current"), "a b");
    ServingPredictor predictor = ServingModels.loadOrTrain(dataset, store, CLOCK, told::add);
    assertInstanceOf(ArtifactServingPredictor.class, predictor);
    assertTrue(told.get(told.size() - 1).contains("could not be kept"), told.toString());
  }

  private void save(ModelArtifact artifact) {
    ModelStore store = ModelStore.open(state);
    store.save(artifact);
    store.promote(artifact.manifest().modelId());
  }

  private ServingPredictor loadOrTrain() {
    return ServingModels.loadOrTrain(dataset, ModelStore.open(state), CLOCK, told::add);
  }
}
