package io.slit.server.replay;

import java.util.Arrays;
import java.util.List;

/** What a cell is measured by. Amounts are those of the measured time. */
public enum Metric {
  MEASURED_S("measured_s", "s", "simulated time that counts"),
  REQUESTS_ARRIVED("requests_arrived", "", "requests that arrived"),
  REQUESTS_SERVED("requests_served", "", "requests that got their last token"),
  REQUESTS_REJECTED("requests_rejected", "", "requests turned away"),
  REQUESTS_OPEN("requests_open", "", "requests in the queues and replicas at the end"),
  INPUT_TOKENS("input_tokens", "", "prompt tokens of served requests"),
  OUTPUT_TOKENS("output_tokens", "", "generated tokens of served requests"),
  ANSWERED_SHARE("answered_share", "", "first tokens for each request that arrived"),
  TTFT_MEAN_MS("ttft_mean_ms", "ms", "mean time to first token"),
  TTFT_P50_MS("ttft_p50_ms", "ms", "median time to first token"),
  TTFT_P95_MS("ttft_p95_ms", "ms", "95th percentile of the time to first token"),
  TTFT_P99_MS("ttft_p99_ms", "ms", "99th percentile of the time to first token"),
  TPOT_MEAN_MS("tpot_mean_ms", "ms", "mean time per output token"),
  SLO_MISS_SHARE("slo_miss_share", "", "first tokens later than the bound of their class"),
  LATE_SHARE("late_share", "", "served requests that ended after their deadline"),
  IT_KWH("it_kwh", "kWh", "energy of the servers"),
  FACILITY_KWH("facility_kwh", "kWh", "energy of the sites"),
  CARBON_KG("carbon_kg", "kg", "operational carbon, location-based, average intensity"),
  CARBON_MARKET_KG("carbon_market_kg", "kg", "operational carbon, market-based"),
  CARBON_MARGINAL_KG("carbon_marginal_kg", "kg", "operational carbon, marginal intensity"),
  EMBODIED_KG("embodied_kg", "kg", "embodied carbon of powered units"),
  WATER_L("water_l", "L", "water, site and source"),
  WATER_SITE_L("water_site_l", "L", "water at the sites"),
  WATER_SOURCE_L("water_source_l", "L", "water of the electricity"),
  WATER_SCARCITY_L("water_scarcity_l", "L", "water weighted by scarcity"),
  COST_USD("cost_usd", "USD", "cost of electricity"),
  CONTROLLABLE_FACILITY_KWH("controllable_facility_kwh", "kWh", "energy above the idle fleet"),
  CONTROLLABLE_CARBON_KG("controllable_carbon_kg", "kg", "carbon above the idle fleet"),
  CONTROLLABLE_WATER_L("controllable_water_l", "L", "water above the idle fleet"),
  CONTROLLABLE_COST_USD("controllable_cost_usd", "USD", "cost above the idle fleet"),
  FACILITY_KWH_PER_1K("facility_kwh_per_1k_output_tokens", "kWh", "energy per 1,000 tokens"),
  CARBON_G_PER_1K("carbon_g_per_1k_output_tokens", "g", "carbon per 1,000 tokens"),
  WATER_L_PER_1K("water_l_per_1k_output_tokens", "L", "water per 1,000 tokens"),
  COST_USD_PER_1K("cost_usd_per_1k_output_tokens", "USD", "cost per 1,000 tokens"),
  QUALITY("quality", "score", "mean quality of the models that answered"),
  PEAK_UTILISATION("peak_site_utilisation", "", "fullest deployment: slots taken and waiting"),
  SPLIT_DISTANCE("split_distance", "", "part of requests that went elsewhere than planned"),
  PLANNED_TTFT_MS("planned_ttft_ms", "ms", "mean time to first token that the plan expected"),
  PLANNED_CARBON_KG("planned_carbon_kg", "kg", "carbon that the plan expected"),
  PLANNED_WATER_L("planned_water_l", "L", "water that the plan expected"),
  PLANNED_COST_USD("planned_cost_usd", "USD", "cost that the plan expected"),
  RENEWABLE_KWH("renewable_kwh", "kWh", "sun and wind of the sites, used or put into batteries"),
  CURTAILED_KWH("curtailed_kwh", "kWh", "sun and wind of the sites that nobody wanted"),
  BATTERY_IN_KWH("battery_in_kwh", "kWh", "taken in by batteries"),
  BATTERY_OUT_KWH("battery_out_kwh", "kWh", "given by batteries"),
  GRID_KWH("grid_kwh", "kWh", "drawn from the grid, also above the limit of connections"),
  OVER_LIMIT_KWH("over_limit_kwh", "kWh", "of it, above the limit of connections"),
  BATTERY_CYCLES("battery_cycles", "", "full discharges of all batteries in the period"),
  RENEWABLE_OFFSET_SHARE(
      "renewable_offset_share", "", "part of the carbon that sun and wind of the sites saved"),
  MICROGRID_CARBON_KG("microgrid_carbon_kg", "kg", "operational carbon of what the grid gave"),
  MICROGRID_WATER_L("microgrid_water_l", "L", "water at the sites and of what the grid gave"),
  MICROGRID_COST_USD("microgrid_cost_usd", "USD", "cost of what the grid gave");

  private final String key;
  private final String unit;
  private final String title;

  Metric(String key, String unit, String title) {
    this.key = key;
    this.unit = unit;
    this.title = title;
  }

  /** Returns the name used in JSON, Parquet and tables. */
  public String key() {
    return key;
  }

  /** Returns its unit; empty for shares and counts. */
  public String unit() {
    return unit;
  }

  /** Returns what it is, for people. */
  public String title() {
    return title;
  }

  /** Tells whether it is an amount of the measured time, rather than a mean or a share. */
  public boolean isAmount() {
    return List.of("kWh", "kg", "L", "USD").contains(unit) && !key.contains("per_1k");
  }

  /**
   * Returns the metric of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Metric ofKey(String key) {
    return Arrays.stream(values())
        .filter(one -> one.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("There is no metric of the name %s.".formatted(key)));
  }
}
