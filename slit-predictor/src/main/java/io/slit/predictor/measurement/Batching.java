package io.slit.predictor.measurement;

/** How requests shared a replica while they were measured. */
public enum Batching {
  /** All started together; no prompt joins while they decode (Splitwise). */
  STATIC,
  /** A new prompt joins whenever one ends (vLLM; ML.ENERGY): what a served replica does. */
  CONTINUOUS
}
