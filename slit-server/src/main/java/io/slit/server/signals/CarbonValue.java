package io.slit.server.signals;

import io.slit.core.units.CarbonIntensity;

/**
 * A carbon intensity whose method is its type: a list of sources of one type cannot hold one of the
 * other.
 */
public sealed interface CarbonValue permits AverageCarbon, MarginalCarbon {
  /** Returns the figure with its method and scope. */
  CarbonIntensity intensity();
}
