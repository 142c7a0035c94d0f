package io.slit.predictor.retrain;

/** Why a row is not learned from. */
public enum QuarantineReason {
  /** A number is not one. */
  NOT_A_NUMBER,
  /** A time or an energy is below 0. */
  NEGATIVE,
  /** Its decision was seen before. */
  DUPLICATE,
  /** It was reported after the time of training: the clock that wrote it is ahead. */
  FROM_THE_FUTURE,
  /** No prompt, no answer, more tokens than any model takes, or more cached than there are. */
  IMPOSSIBLE_TOKENS,
  /** Concurrency is not a number or out of range. */
  IMPOSSIBLE_CONCURRENCY,
  /** A time is 0 or longer than any request waits. */
  IMPOSSIBLE_TIME,
  /** Energy is 0 or more than any request takes. */
  IMPOSSIBLE_ENERGY
}
