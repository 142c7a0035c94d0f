package io.slit.server.replay;

import java.util.EnumMap;
import java.util.Map;

/** Takes what the same fleet draws idle off the amounts of a cell. */
final class Controllable {
  private static final Map<Metric, Metric> OF =
      Map.of(
          Metric.FACILITY_KWH, Metric.CONTROLLABLE_FACILITY_KWH,
          Metric.CARBON_KG, Metric.CONTROLLABLE_CARBON_KG,
          Metric.WATER_L, Metric.CONTROLLABLE_WATER_L,
          Metric.COST_USD, Metric.CONTROLLABLE_COST_USD);

  private Controllable() {}

  /** Returns a cell with its amounts above those of the idle cell of its scene. */
  static CellResult above(CellResult idle, CellResult cell) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    metrics.putAll(cell.metrics());
    OF.forEach(
        (total, controllable) ->
            metrics.put(
                controllable, cell.find(total).orElseThrow() - idle.find(total).orElseThrow()));
    return new CellResult(
        cell.cell(), cell.information(), metrics, cell.ttftMillis(), cell.flows());
  }
}
