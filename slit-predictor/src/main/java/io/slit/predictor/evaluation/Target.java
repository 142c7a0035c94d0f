package io.slit.predictor.evaluation;

/** What is predicted. */
public enum Target {
  /** Time to process one prompt: TTFT on an idle replica, without network and queue. */
  TTFT("ttft"),
  /** Time per output token. */
  TPOT("tpot"),
  /** GPU energy per request. */
  ENERGY("energy");

  private final String label;

  Target(String label) {
    this.label = label;
  }

  /** Returns its part of the names of figures. */
  public String label() {
    return label;
  }
}
