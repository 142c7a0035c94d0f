package io.slit.server.health;

/** Whether a deployment takes requests. */
public enum TargetState {
  /** It takes all. */
  HEALTHY("healthy"),
  /** It has come back and takes a growing part. */
  RECOVERING("recovering"),
  /** Its pause is over: one request at a time tries it. */
  HALF_OPEN("half-open"),
  /** It asked to be left alone for a time (HTTP 429). */
  LIMITED("limited"),
  /** It takes none. */
  OUT("out");

  private final String key;

  TargetState(String key) {
    this.key = key;
  }

  /** Returns the name used in answers and metrics. */
  public String key() {
    return key;
  }
}
