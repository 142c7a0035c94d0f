package io.slit.predictor.retrain;

import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.SiteId;
import io.slit.core.spi.Estimate;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.measurement.ServingConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Turns rows into observed over predicted, one at a time. Not safe for several threads. */
final class RatioCollector {
  private final ServingPredictor base;
  private final ServingPredictor champion;
  private final Map<ServingConfiguration, LlmModel> models = new HashMap<>();
  private final Map<ServingConfiguration, String> labels = new HashMap<>();
  private final Map<String, ServingPredictor> championAt = new HashMap<>();
  private final ObservedRatios ratios = new ObservedRatios();

  RatioCollector(ServingPredictor base, ServingPredictor champion) {
    this.base = base;
    this.champion = champion;
  }

  ObservedRatios ratios() {
    return ratios;
  }

  void add(TelemetryRow row) {
    ServingQuery query = query(row);
    ServingEstimate ofBase = base.estimate(query);
    ServingEstimate ofChampion =
        championAt
            .computeIfAbsent(row.site(), site -> champion.at(new SiteId(site)))
            .estimate(query);
    String label = labels.computeIfAbsent(row.configuration(), RatioCollector::label);
    int at = ratios.add(row.at().toEpochMilli(), label, row.site(), row.concurrency());
    Served served = row.served();
    set(
        at,
        Target.TTFT,
        served.isQueued() ? Double.NaN : served.ttftSeconds(),
        ofBase.prefillSeconds(),
        ofChampion.prefillSeconds());
    set(at, Target.TPOT, served.tpotSeconds(), ofBase.tpotSeconds(), ofChampion.tpotSeconds());
    OptionalDouble joules = served.gpuJoules();
    set(
        at,
        Target.ENERGY,
        joules.isPresent() ? joules.getAsDouble() : Double.NaN,
        ofBase.gpuJoules(),
        ofChampion.gpuJoules());
  }

  private void set(int row, Target target, double seen, Estimate ofBase, Estimate ofChampion) {
    ratios.set(
        row,
        target,
        Math.log(seen / ofBase.value()),
        Math.log(seen / ofChampion.value()),
        Math.log(ofBase.high() / ofBase.value()));
  }

  /** Returns the class of a configuration for scores: the model and the accelerator. */
  static String label(ServingConfiguration configuration) {
    return configuration.model() + " on " + configuration.accelerator().name();
  }

  private ServingQuery query(TelemetryRow row) {
    ServingConfiguration configuration = row.configuration();
    LlmModel model =
        models.computeIfAbsent(
            configuration,
            missing -> new LlmModel(missing.model(), Set.of(), missing.shape(), Map.of()));
    return new ServingQuery(
        model,
        configuration.accelerator(),
        configuration.parallelism(),
        row.served().inputTokens(),
        row.served().outputTokens(),
        row.concurrency(),
        row.served().cachedTokens().orElse(0));
  }
}
