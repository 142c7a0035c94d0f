package io.slit.server.datasets.format;

import static io.slit.server.datasets.format.Column.decimal;
import static io.slit.server.datasets.format.Column.flag;
import static io.slit.server.datasets.format.Column.integer;
import static io.slit.server.datasets.format.Column.text;
import static io.slit.server.datasets.format.Column.utcHour;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tables of a dataset and their columns.
 *
 * <p>The ranges are physical limits, wide enough for every place on earth and narrow enough to
 * catch a wrong unit; they are not the extremes of the data.
 */
public enum TableName {
  /** Carbon, price, weather and water of one zone, hour by hour. */
  HOURLY_GRID(
      utcHour("utc"),
      decimal("ci_direct_g_kwh", "gCO2e/kWh", new Range(0, 2000)),
      decimal("ci_lifecycle_g_kwh", "gCO2e/kWh", new Range(0, 2000)),
      decimal("low_carbon_share", "1", new Range(0, 1)),
      decimal("price_usd_mwh", "USD/MWh", new Range(-2000, 20000)),
      decimal("temperature_c", "degC", new Range(-60, 60)),
      decimal("wet_bulb_c", "degC", new Range(-60, 40)),
      decimal("wind_speed_km_h", "km/h", new Range(0, 300)),
      decimal("wue_site_l_kwh", "L/kWh", new Range(0, 10)),
      decimal("ewif_without_hydro_l_kwh", "L/kWh", new Range(0, 30)),
      decimal("ewif_with_hydro_l_kwh", "L/kWh", new Range(0, 30)),
      flag("ci_estimated"),
      flag("price_filled")),
  /** The places where datacenters stand. */
  SITES(
      text("zone"),
      text("city"),
      decimal("latitude_deg", "deg", new Range(-90, 90)),
      decimal("longitude_deg", "deg", new Range(-180, 180)),
      text("time_zone"),
      text("azure_region").orEmpty(),
      text("aws_region").orEmpty(),
      text("gcp_region").orEmpty(),
      decimal("pue", "1", new Range(1, 3)),
      decimal("wue_annual_l_kwh", "L/kWh", new Range(0, 10)),
      text("pue_wue_source"),
      text("pue_wue_quality")),
  /** The round-trip time from zone to zone. */
  RTT(text("from_zone"), text("to_zone"), decimal("rtt_ms", "ms", new Range(0, 2000))),
  /** Measured latency by configuration. */
  SERVING_LATENCY(
      text("model"),
      text("accelerator"),
      integer("tensor_parallel", "GPUs", new Range(1, 64)),
      integer("prompt_tokens", "tokens", new Range(1, 1_000_000)),
      integer("batch_size", "requests", new Range(1, 10_000)),
      integer("max_output_tokens", "tokens", new Range(1, 1_000_000)),
      integer("repetitions", "measurements", new Range(1, 10_000)),
      decimal("ttft_ms_median", "ms", new Range(0.001, 3_600_000)),
      decimal("ttft_ms_min", "ms", new Range(0.001, 3_600_000)),
      decimal("ttft_ms_max", "ms", new Range(0.001, 3_600_000)),
      decimal("tpot_ms_median", "ms", new Range(0.001, 3_600_000)),
      decimal("tpot_ms_min", "ms", new Range(0.001, 3_600_000)),
      decimal("tpot_ms_max", "ms", new Range(0.001, 3_600_000)),
      decimal("end_to_end_ms_median", "ms", new Range(0.001, 36_000_000)),
      decimal("end_to_end_ms_min", "ms", new Range(0.001, 36_000_000)),
      decimal("end_to_end_ms_max", "ms", new Range(0.001, 36_000_000)),
      decimal("average_power_share", "share of TDP", new Range(0.001, 2)).orEmpty(),
      decimal("peak_power_share", "share of TDP", new Range(0.001, 2)).orEmpty()),
  /** Measured energy by configuration. */
  SERVING_ENERGY(
      text("task"),
      text("accelerator"),
      text("model"),
      decimal("parameters_bn", "1e9 parameters", new Range(0.01, 10_000)),
      integer("tensor_parallel", "GPUs", new Range(1, 64)),
      integer("pipeline_parallel", "stages", new Range(1, 64)),
      integer("max_batch", "requests", new Range(1, 100_000)),
      decimal("average_batch", "requests", new Range(0.001, 100_000)),
      decimal("energy_per_request_j", "J", new Range(0.001, 10_000_000)),
      decimal("energy_per_output_token_j", "J", new Range(0.000001, 100_000)),
      decimal("tpot_ms", "ms", new Range(0.001, 3_600_000)),
      decimal("throughput_tokens_s", "tokens/s", new Range(0.001, 10_000_000)),
      decimal("average_output_tokens", "tokens", new Range(0.001, 1_000_000))),
  /** Published quality by model and task class. */
  QUALITY(
      text("model"),
      text("task_class"),
      decimal("score", "1", new Range(0, 1)),
      text("benchmarks")),
  /** Requests for code completion. */
  TRACE_CODE(
      decimal("offset_s", "s", new Range(0, 31_622_400)),
      integer("input_tokens", "tokens", new Range(1, 10_000_000)),
      integer("output_tokens", "tokens", new Range(1, 10_000_000))),
  /** Requests for conversation. */
  TRACE_CHAT(TRACE_CODE.columns.toArray(Column[]::new)),
  /** The rate of requests over two weeks. */
  DEMAND(
      integer("window_start_s", "s", new Range(0, 31_622_400)),
      decimal("total_rps", "requests/s", new Range(0, 10_000_000)).orEmpty(),
      decimal("request_weighted_cv", "1", new Range(0, 100_000)).orEmpty()),
  /** Lengths of summarisation requests. */
  SUMMARISATION(
      integer("input_tokens", "tokens", new Range(1, 10_000_000)),
      integer("output_tokens", "tokens", new Range(1, 10_000_000))),
  /** Carbon that was emitted to build the hardware. */
  EMBODIED(
      text("name"),
      decimal("value", "see the unit column", new Range(0, 1e12)),
      text("unit"),
      text("source"),
      text("note").orEmpty());

  // List.of is immutable, which its type does not say.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Column> columns;

  TableName(Column... columns) {
    this.columns = List.of(columns);
  }

  /** The columns of this table, in the order of the file. */
  public List<Column> columns() {
    return columns;
  }

  /** The name of this table in the manifest. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The table of this name in the manifest, if there is one. */
  public static Optional<TableName> find(String label) {
    return Arrays.stream(values()).filter(name -> name.label().equals(label)).findFirst();
  }
}
