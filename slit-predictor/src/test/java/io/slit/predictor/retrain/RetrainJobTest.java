package io.slit.predictor.retrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingQuery;
import io.slit.core.telemetry.Outcome;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.predictor.PublicMeasurements;
import io.slit.predictor.Queries;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.Correction;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.training.PromotionGate;
import io.slit.predictor.training.PromotionGate.Verdict;
import io.slit.predictor.training.TrainingSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetrainJobTest {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
  private final ModelArtifact champion = PublicMeasurements.trained().artifact();
  private final ArtifactServingPredictor predictor = new ArtifactServingPredictor(champion);
  private final Random random = new Random(17);

  @Test
  void promotesAChallengerThatLearnedASlowerFleet() {
    RetrainReport report = run(outcomes(400, 1.6));
    assertInstanceOf(Verdict.Promoted.class, report.verdict(), report.verdict().reason());
    Correction learned = report.challenger().payload().corrections().get(0);
    assertEquals(1.6, learned.tpot(), 0.1);
    assertEquals(1.6, learned.energy(), 0.1);
    assertEquals(280, report.learnedRows());
    assertTrue(report.challenged().overall() < 0.5 * report.champion().overall());
  }

  @Test
  void keepsTheChampionWhereItIsRight() {
    RetrainReport report = run(outcomes(400, 1));
    assertInstanceOf(Verdict.Kept.class, report.verdict());
  }

  @Test
  void keepsTheChampionWithoutOutcomes() {
    RetrainReport report = job().run(List.of(), PublicMeasurements.all(), champion);
    assertInstanceOf(Verdict.Kept.class, report.verdict());
    assertEquals(champion.manifest().modelId(), report.challenger().manifest().modelId());
  }

  @Test
  void keepsBadRowsApartAndCountsThem() {
    List<TelemetryRow> rows = new ArrayList<>(outcomes(10, 1));
    TelemetryRow good = rows.get(0);
    rows.add(good);
    rows.add(changed(good, "tokens", 8, completed(0, 0.1)));
    rows.add(changed(good, "load", 0, good.served()));
    rows.add(changed(good, "time", 8, completed(10, 0)));
    rows.add(
        new TelemetryRow("late", NOW.plusSeconds(1), "DE", good.configuration(), 8, good.served()));
    RetrainReport report = run(rows);
    assertEquals(
        Map.of(
            QuarantineReason.DUPLICATE, 1,
            QuarantineReason.IMPOSSIBLE_TOKENS, 1,
            QuarantineReason.IMPOSSIBLE_CONCURRENCY, 1,
            QuarantineReason.IMPOSSIBLE_TIME, 1,
            QuarantineReason.FROM_THE_FUTURE, 1),
        report.quarantined());
    assertEquals(7, report.learnedRows());
  }

  @Test
  void doesNotLearnPrefillFromRequestsThatMayHaveWaited() {
    List<TelemetryRow> rows = new ArrayList<>();
    for (TelemetryRow row : outcomes(400, 1)) {
      boolean isQueued = rows.size() % 2 == 0;
      Served served = row.served();
      double wait = isQueued ? 5 : 0;
      rows.add(
          changed(
              row,
              row.decisionId(),
              row.concurrency(),
              new Served(
                  served.inputTokens(),
                  served.outputTokens(),
                  served.ttftSeconds() + wait,
                  served.tpotSeconds(),
                  served.gpuJoules(),
                  OptionalLong.of(0),
                  isQueued)));
    }
    RetrainReport report = run(rows);
    assertEquals(1, report.challenger().payload().corrections().get(0).prefill(), 0.02);
    assertEquals(0, report.evaluation().orElseThrow().flagged().size());
  }

  @Test
  void keepsMoreCachedTokensThanThereAreApart() {
    List<TelemetryRow> rows = new ArrayList<>(outcomes(10, 1));
    Served served = rows.get(0).served();
    rows.add(
        changed(
            rows.get(0),
            "cache",
            8,
            new Served(10, 5, 1, 0.1, served.gpuJoules(), OptionalLong.of(11), false)));
    assertEquals(Map.of(QuarantineReason.IMPOSSIBLE_TOKENS, 1), run(rows).quarantined());
  }

  private static TelemetryRow changed(TelemetryRow row, String id, double load, Served served) {
    return new TelemetryRow(id, row.at(), row.site(), row.configuration(), load, served);
  }

  private static Served completed(int inputTokens, double tpot) {
    return new Served(inputTokens, 5, 1, tpot, OptionalDouble.empty());
  }

  private static RetrainJob job() {
    TrainingSettings settings = new TrainingSettings(PublicMeasurements.SEED, NOW);
    return new RetrainJob(settings, PromotionGate.STANDARD, System.out::println);
  }

  /** Training is deterministic, so the model that it starts from is the champion itself. */
  private RetrainReport run(List<TelemetryRow> rows) {
    return job().run(rows, champion, champion);
  }

  /** Returns outcomes of a fleet that is {@code factor} times as slow as predicted, with noise. */
  private List<TelemetryRow> outcomes(int count, double factor) {
    List<TelemetryRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ServingQuery query =
          Queries.withTokens(
              Queries.of("llama-3.1-8b", AcceleratorCatalog.H100_80GB, 1, 1),
              50 + random.nextInt(1000),
              20 + random.nextInt(400));
      double load = 1 + random.nextInt(128);
      ServingEstimate truth = predictor.estimate(Queries.withConcurrency(query, load));
      Outcome.Completed outcome =
          new Outcome.Completed(
              new Latency(noisy(factor * truth.prefillSeconds().value())),
              new Latency(noisy(factor * truth.tpotSeconds().value())),
              (int) query.inputTokens(),
              (int) query.outputTokens(),
              Optional.of(Energy.ofJoules(noisy(factor * truth.gpuJoules().value()))),
              Optional.empty());
      rows.add(
          new TelemetryRow(
              "d" + i,
              NOW.minusSeconds(i),
              "DE",
              ServingConfiguration.of(query),
              load,
              Served.of(outcome)));
    }
    return rows;
  }

  private double noisy(double value) {
    return value * Math.exp(0.05 * random.nextGaussian());
  }
}
