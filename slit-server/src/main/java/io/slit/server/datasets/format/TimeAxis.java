package io.slit.server.datasets.format;

/** How the rows of a table lie in time. */
public sealed interface TimeAxis {

  /** The rows are no time series. */
  record None() implements TimeAxis {}

  /**
   * One row per step, without gaps.
   *
   * @param from the start of the first row: an instant, or a duration since the start of the series
   * @param until the end of the last row, in the same form
   * @param step the length of a step, as ISO 8601 writes it (PT1H)
   */
  record Regular(String from, String until, String step) implements TimeAxis {}
}
