package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PlanSelector;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.workload.Epoch;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.Correction;
import io.slit.predictor.artifact.ModelPayload;
import io.slit.predictor.artifact.SiteCorrection;
import io.slit.predictor.retrain.Drift;
import io.slit.predictor.retrain.Target;
import io.slit.server.bench.TelemetryFeed;
import io.slit.server.models.CurrentModel;
import io.slit.server.models.Measurements;
import io.slit.server.models.ModelStore;
import io.slit.server.models.RetrainResult;
import io.slit.server.models.Retraining;
import io.slit.server.planning.World;
import io.slit.server.storage.DecisionContext;
import io.slit.server.telemetry.store.TelemetryRecord;
import io.slit.server.telemetry.store.TelemetryRecord.Measured;
import io.slit.server.telemetry.store.TelemetryRows;
import io.slit.server.telemetry.store.TelemetryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop closes: a site drifts, it is seen, learned, and the next plan avoids it. */
@Tag("slow")
class RetrainLoopIT {
  private static final Instant FIRST = Instant.parse("2023-07-01T00:00:00Z");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2024-01-01T00:00:00Z"));
  private static final int ROWS = 12_000;
  private static final double DRIFT = 1.4;

  @TempDir private Path temporary;

  private final List<String> told = new ArrayList<>();
  private World world;
  private Path state;
  private ModelStore store;
  private ArtifactServingPredictor champion;

  @BeforeEach
  void open() {
    world = World.source(Worldwide.SCENARIO).load();
    state = Worldwide.trained(temporary);
    store = ModelStore.open(state);
    champion = new ArtifactServingPredictor(store.loadCurrent().orElseThrow());
  }

  private List<TelemetryRecord> feed(String drifting, long seed) {
    return new TelemetryFeed(
            world.fleet(), champion, site -> site.equals(drifting) ? DRIFT : 1, seed)
        .rows(0, ROWS, FIRST, 60);
  }

  private TelemetryRows rows() {
    return new TelemetryRows(
        TelemetryStore.of(state), world.fleet(), Instant.MIN, deployment -> 16);
  }

  private Retraining retraining() {
    return new Retraining(store, CLOCK, told::add);
  }

  private RetrainResult retrain() {
    return retraining().run(rows(), Measurements.of(world.dataset()).set());
  }

  /** Returns the requests per second that the fastest plan sends to each site. */
  private Map<String, Double> loads(ServingPredictor predictor) {
    PlanningProblem problem = problem(predictor);
    EvaluatedPlan fastest =
        PlanSelector.select(
            new SlitPlanSearch()
                .search(problem, SearchSettings.of(SearchBudget.ofEvaluations(1500), 42))
                .plans(),
            new PlanPreference.Lowest(Objective.TTFT));
    RoutingPlan plan = fastest.plan();
    Map<String, Double> loads = new HashMap<>();
    for (int row = 0; row < world.classes().size(); row++) {
      double rate = problem.input().demand().ratePerSecond(world.classes().get(row).id());
      for (int i = 0; i < plan.rowSize(row); i++) {
        int k = plan.rowDeployment(row, i);
        String site = world.fleet().deployments().get(k).site().value();
        loads.merge(site, rate * plan.rowShare(row, i), Double::sum);
      }
    }
    return loads;
  }

  private PlanningProblem problem(ServingPredictor predictor) {
    Instant noon = Instant.parse("2023-07-10T12:00:00Z");
    return PlanningProblem.compile(
        world.measured(Epoch.containing(noon, Duration.ofMinutes(15))), predictor);
  }

  /** Returns the median error of TTFT at a site, over a feed that no model has seen. */
  private double ttftError(String site) {
    TelemetryStore fresh = TelemetryStore.of(temporary.resolve("fresh"));
    fresh.writeImported("feed", "%016x".formatted(7), feed(site, 77));
    List<Drift> drifts =
        retraining().drift(new TelemetryRows(fresh, world.fleet(), Instant.MIN, deployment -> 16));
    return drifts.stream()
        .filter(one -> one.site().equals(site) && one.target() == Target.TTFT)
        .mapToDouble(one -> Math.abs(1 / one.factor() - 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSiteThatDriftsIsSeenLearnedAndAvoided() throws Exception {
    Map<String, Double> loads = loads(champion);
    String site =
        loads.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    TelemetryStore.of(state).writeImported("feed", "%016x".formatted(1), feed(site, 5));
    List<String> flagged =
        retraining().drift(rows()).stream()
            .filter(Drift::isFlagged)
            .map(one -> one.site() + " " + one.target())
            .toList();
    assertEquals(List.of(site + " TTFT"), flagged);
    double before = ttftError(site);
    assertTrue(before > 0.25, "error before: " + before);

    CurrentModel current = new CurrentModel(champion, store, told::add);
    RetrainResult result = retrain();
    assertTrue(result.isPromoted(), result.report().verdict().reason());
    ModelPayload learned = result.report().challenger().payload();
    for (SiteCorrection one : learned.siteCorrections()) {
      double shared =
          learned.corrections().stream()
              .filter(other -> other.model().equals(one.correction().model()))
              .filter(other -> other.accelerator().equals(one.correction().accelerator()))
              .mapToDouble(Correction::prefill)
              .findFirst()
              .orElseThrow();
      double truth = one.site().equals(site) ? DRIFT : 1;
      assertEquals(truth, shared * one.correction().prefill(), 0.08, one.toString());
    }
    double after = ttftError(site);
    assertTrue(after < 0.15, "error after: " + after);
    ServingPredictor next = current.refreshed();
    assertEquals(result.challengerId(), next.modelId(), "a running server changes over");
    double loadBefore = loads.get(site);
    double loadAfter = loads(next).getOrDefault(site, 0.0);
    System.out.printf(
        "%s: TTFT error %.1f %% -> %.1f %%, load %.2f -> %.2f requests/s%n",
        site, 100 * before, 100 * after, loadBefore, loadAfter);
    assertTrue(loadAfter < 0.9 * loadBefore, loadBefore + " -> " + loadAfter);
    Path report = state.resolve("reports").resolve(result.challengerId());
    assertTrue(Files.readString(report.resolve("card.md")).contains("| " + site + " | TTFT |"));
    assertTrue(Files.readString(report.resolve("report.html")).contains("<svg"));
  }

  @Test
  void garbageChangesNothingButTheQuarantine() {
    String site = world.fleet().sites().get(0).id().value();
    List<TelemetryRecord> good = feed(site, 5);
    TelemetryStore.of(state).writeImported("feed", "%016x".formatted(1), good);
    RetrainResult clean = retrain();
    assertTrue(clean.isPromoted(), clean.report().verdict().reason());
    store.rollback();
    TelemetryStore.of(state).writeImported("garbage", "%016x".formatted(2), garbage(good));
    RetrainResult poisoned = retrain();
    assertEquals(clean.challengerId(), poisoned.challengerId());
    assertEquals(clean.report().champion(), poisoned.report().champion());
    assertEquals(clean.report().challenged(), poisoned.report().challenged());
    assertEquals(clean.report().evaluation(), poisoned.report().evaluation());
    assertEquals(
        ROWS / 20,
        poisoned.report().quarantined().values().stream().mapToInt(Integer::intValue).sum());
    assertEquals(5, poisoned.report().quarantined().size());
  }

  /** Returns one bad row for twenty good ones: of five kinds in turn. */
  private static List<TelemetryRecord> garbage(List<TelemetryRecord> good) {
    Random random = new Random(9);
    List<TelemetryRecord> bad = new ArrayList<>();
    for (int i = 0; i < ROWS / 20; i++) {
      TelemetryRecord row = good.get(random.nextInt(good.size()));
      Measured took = row.measured();
      bad.add(
          switch (i % 5) {
            case 0 -> with(row, "bad" + i, row.at(), ttft(took, -1));
            case 1 -> with(row, "bad" + i, row.at(), ttft(took, Double.NaN));
            case 2 -> with(row, "bad" + i, CLOCK.instant().plusSeconds(3600), took);
            case 3 -> with(row, "bad" + i, row.at(), tokens(took, 0));
            default -> row;
          });
    }
    return bad;
  }

  private static TelemetryRecord with(TelemetryRecord row, String id, Instant at, Measured took) {
    return new TelemetryRecord(
        id, at, row.requestClass(), row.ranOn(), took, DecisionContext.UNKNOWN);
  }

  private static Measured ttft(Measured took, double millis) {
    return new Measured(
        took.status(),
        took.inputTokens(),
        took.outputTokens(),
        OptionalDouble.of(millis),
        took.tpotMillis(),
        took.energyWh(),
        took.quality(),
        took.networkMillis());
  }

  private static Measured tokens(Measured took, long input) {
    return new Measured(
        took.status(),
        OptionalLong.of(input),
        took.outputTokens(),
        took.ttftMillis(),
        took.tpotMillis(),
        took.energyWh(),
        took.quality(),
        took.networkMillis());
  }
}
