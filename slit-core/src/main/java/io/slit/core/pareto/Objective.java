package io.slit.core.pareto;

/** What a plan is judged by; every one is minimised. */
public enum Objective {
  /** Request-weighted mean time to first token. */
  TTFT("ttft_ms", "ms"),
  /** Operational, location-based carbon of the epoch. */
  CARBON("carbon_g", "g CO2e"),
  /** Site and source water of the epoch. */
  WATER("water_l", "L"),
  /** Energy cost of the epoch. */
  COST("cost_usd", "USD"),
  /** One minus the request-weighted mean quality. */
  QUALITY_LOSS("quality_loss", "score");

  private final String key;
  private final String unit;

  Objective(String key, String unit) {
    this.key = key;
    this.unit = unit;
  }

  /** Returns the name used in JSON, CSV and configuration. */
  public String key() {
    return key;
  }

  /** Returns its position in an {@link ObjectiveVector}; nothing else may rely on the order. */
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }

  /** Returns the unit of the values. */
  public String unit() {
    return unit;
  }
}
