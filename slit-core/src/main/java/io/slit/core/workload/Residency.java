package io.slit.core.workload;

/** Where the data of a request may be processed. */
public enum Residency {
  /** Anywhere. */
  ANYWHERE,
  /** In the region of its origin only. */
  HOME_REGION
}
