package io.slit.predictor.retrain;

/** Why a row is not learned from. */
public enum QuarantineReason {
  /** Its decision was seen before. */
  DUPLICATE,
  /** It was reported after the time of training. */
  FROM_THE_FUTURE,
  /** No prompt, no answer, or more tokens than any model takes. */
  IMPOSSIBLE_TOKENS,
  /** Concurrency is not a number or out of range. */
  IMPOSSIBLE_CONCURRENCY,
  /** A time is 0 or longer than any request waits. */
  IMPOSSIBLE_TIME,
  /** Energy is 0 or more than any request takes. */
  IMPOSSIBLE_ENERGY
}
