package io.slit.server.bench;

/** Bands of booked utilisation. */
public enum LoadBand {
  /** Below 0.3. */
  LOW("below_0.30", 0.30),
  /** From 0.3 to 0.6. */
  MEDIUM("0.30_to_0.60", 0.60),
  /** From 0.6 to 0.85. */
  HIGH("0.60_to_0.85", 0.85),
  /** From 0.85 on, where planners do not go by default. */
  FULL("0.85_and_above", Double.POSITIVE_INFINITY);

  private final String key;
  private final double end;

  LoadBand(String key, double end) {
    this.key = key;
    this.end = end;
  }

  /** Returns its name in figures. */
  public String key() {
    return key;
  }

  static LoadBand of(double utilisation) {
    for (LoadBand band : values()) {
      if (utilisation < band.end) {
        return band;
      }
    }
    return FULL;
  }
}
