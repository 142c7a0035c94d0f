package io.slit.server.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.predictor.forecast.evaluation.DemandErrors;
import io.slit.predictor.forecast.evaluation.ForecastErrors;
import io.slit.predictor.forecast.evaluation.Signal;
import io.slit.predictor.forecast.evaluation.SignalErrors;
import io.slit.server.bench.ForecastFigures;
import java.util.Locale;
import java.util.Map;

/** Figures of predictors as one JSON object, name to number. */
public final class FiguresJson {
  private FiguresJson() {}

  /** Returns the text of figures of serving, in the order of the map. */
  public static String write(Map<String, Double> figures) {
    return ArtifactJsonWriter.lines(flat(figures));
  }

  /** Returns the text of figures of serving and of forecasts, those by zone and signal. */
  public static String write(Map<String, Double> figures, ForecastFigures forecasts) {
    ObjectNode root = flat(figures);
    demand(root, "demand", forecasts.nextEpoch());
    demand(root, "demand_day_ahead", forecasts.dayAhead());
    ObjectNode signals = root.putObject("forecast_zones_better_than_both");
    for (Signal signal : Signal.values()) {
      signals
          .putObject(signal.key())
          .put("leads_1_to_24_h", forecasts.zonesBeatenOverTheDay(signal))
          .put("lead_24_h", forecasts.zonesBeatenAt24Hours(signal))
          .put("zones", forecasts.byZone().size());
    }
    ObjectNode zones = root.putObject("forecast");
    forecasts.byZone().forEach((site, bySignal) -> zone(zones.putObject(site.value()), bySignal));
    return ArtifactJsonWriter.lines(root);
  }

  private static ObjectNode flat(Map<String, Double> figures) {
    ObjectNode root = ArtifactJsonWriter.object();
    figures.forEach(root::put);
    return root;
  }

  private static void demand(ObjectNode root, String name, DemandErrors errors) {
    root.put(name + "_wape", errors.wape())
        .put(name + "_persistence_wape", errors.persistenceWape())
        .put(name + "_class_wape", errors.classWape())
        .put(name + "_class_persistence_wape", errors.classPersistenceWape())
        .put(name + "_class_wape_of_neighbours", errors.bounds().neighbours())
        .put(name + "_class_wape_of_counts", errors.bounds().counts())
        .put(name + "_coverage_80", errors.coverage());
  }

  private static void zone(ObjectNode zone, Map<Signal, SignalErrors> bySignal) {
    bySignal.forEach(
        (signal, errors) -> {
          ObjectNode node = zone.putObject(signal.key().toLowerCase(Locale.ROOT));
          node.put("unit", signal.unit());
          errors(node.putObject("leads_1_to_24_h"), errors.dayAhead());
          errors(node.putObject("lead_24_h"), errors.lead24());
        });
  }

  private static void errors(ObjectNode node, ForecastErrors errors) {
    node.put("mae", errors.mae())
        .put("persistence_mae", errors.persistenceMae())
        .put("same_hour_yesterday_mae", errors.yesterdayMae())
        .put("better_than_both", errors.beatsBoth())
        .put("coverage_80", errors.coverage());
  }
}
