package io.slit.predictor.retrain;

/** What is predicted about a request. */
public enum Target {
  /** Time to first token at the replica. */
  TTFT,
  /** Time per output token. */
  TPOT,
  /** GPU energy. */
  ENERGY
}
