package io.slit.predictor.retrain;

/** What is predicted about a request. */
public enum Target {
  /** Time to first token at the replica. */
  TTFT(0),
  /** Time per output token. */
  TPOT(1),
  /** GPU energy. */
  ENERGY(2);

  /** Its place in a row of {@link ObservedRatios}. */
  final int place;

  Target(int place) {
    this.place = place;
  }
}
