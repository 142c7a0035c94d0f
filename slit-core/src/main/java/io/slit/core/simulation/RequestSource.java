package io.slit.core.simulation;

/**
 * A stream of requests in the order of their arrival; nothing is kept, so memory stays flat.
 *
 * <p>A source is used up by one run: a second run with the same seed takes a new one.
 */
@FunctionalInterface
public interface RequestSource {
  /** Fills in the next request; returns false, and leaves it as it is, where there is none. */
  boolean next(Arrival arrival);
}
