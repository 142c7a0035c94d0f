package io.slit.server.datasets;

/** The median, least and greatest of repeated measurements, in milliseconds. */
public record Spread(double medianMs, double minMs, double maxMs) {

  /** Whether the median lies between the two others. */
  boolean isOrdered() {
    return minMs <= medianMs && medianMs <= maxMs;
  }
}
