package io.slit.server.replay;

import io.slit.server.parquet.ParquetColumn;
import io.slit.server.parquet.ParquetTable;
import io.slit.server.parquet.ParquetType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the cells of a replay as a Parquet table: one row a cell, one column a metric. */
public final class ReplayParquet {
  private ReplayParquet() {}

  /** Returns the table of all cells. */
  public static byte[] cells(ReplayOrder order, List<CellResult> results) {
    ParquetColumn policy = ParquetColumn.words("policy");
    ParquetColumn information = ParquetColumn.words("information");
    ParquetColumn week = ParquetColumn.of("week", ParquetType.INSTANT);
    ParquetColumn load = ParquetColumn.of("load", ParquetType.DOUBLE);
    ParquetColumn seed = ParquetColumn.of("seed", ParquetType.INTEGER);
    Map<Metric, ParquetColumn> metrics = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      metrics.put(metric, ParquetColumn.optional(metric.key(), ParquetType.DOUBLE));
    }
    for (CellResult result : results) {
      policy.add(result.cell().policy());
      information.add(result.information().key());
      week.add(result.cell().week());
      load.add(result.cell().load());
      seed.add((long) result.cell().seed());
      metrics.forEach(
          (metric, column) -> result.find(metric).ifPresentOrElse(column::add, column::addUnknown));
    }
    List<ParquetColumn> columns = new ArrayList<>(List.of(policy, information, week, load, seed));
    columns.addAll(metrics.values());
    return new ParquetTable(columns, Map.of("replay", order.fingerprint())).bytes();
  }

  /** Returns the table of where requests went: one row a cell, hour and site. */
  public static byte[] flows(ReplayOrder order, List<CellResult> results) {
    ParquetColumn policy = ParquetColumn.words("policy");
    ParquetColumn week = ParquetColumn.of("week", ParquetType.INSTANT);
    ParquetColumn load = ParquetColumn.of("load", ParquetType.DOUBLE);
    ParquetColumn seed = ParquetColumn.of("seed", ParquetType.INTEGER);
    ParquetColumn hour = ParquetColumn.of("hour_utc", ParquetType.INTEGER);
    ParquetColumn site = ParquetColumn.words("site");
    ParquetColumn requests = ParquetColumn.of("requests", ParquetType.INTEGER);
    ParquetColumn carbon = ParquetColumn.of("carbon_intensity_g_per_kwh", ParquetType.DOUBLE);
    ParquetColumn price = ParquetColumn.of("price_usd_per_mwh", ParquetType.DOUBLE);
    for (CellResult result : results) {
      for (CellResult.SiteFlow flow : result.flows()) {
        policy.add(result.cell().policy());
        week.add(result.cell().week());
        load.add(result.cell().load());
        seed.add((long) result.cell().seed());
        hour.add((long) flow.hourUtc());
        site.add(flow.site());
        requests.add(flow.requests());
        carbon.add(flow.gramsPerKwh());
        price.add(flow.usdPerMwh());
      }
    }
    return new ParquetTable(
            List.of(policy, week, load, seed, hour, site, requests, carbon, price),
            Map.of("replay", order.fingerprint()))
        .bytes();
  }
}
