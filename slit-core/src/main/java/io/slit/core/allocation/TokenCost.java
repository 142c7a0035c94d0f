package io.slit.core.allocation;

/** What a token costs at a site: its key in files and the most it may be; none is negative. */
public enum TokenCost {
  /** IT energy of an input token, Wh. */
  INPUT_ENERGY("wh_per_input_token", 1000),
  /** IT energy of an output token, Wh. */
  OUTPUT_ENERGY("wh_per_output_token", 1000),
  /** Processing time of an input token, ms. */
  INPUT_TIME("ms_per_input_token", 1e6),
  /** Processing time of an output token, ms. */
  OUTPUT_TIME("ms_per_output_token", 1e6);

  private final String key;
  private final double max;

  TokenCost(String key, double max) {
    this.key = key;
    this.max = max;
  }

  /** Returns its name in files, with its unit. */
  public String key() {
    return key;
  }

  /** Returns the most it may be. */
  public double max() {
    return max;
  }
}
