package io.slit.server.signals;

import java.time.Instant;

/** Somebody who can be asked for the value of a zone. Used by one thread at a time. */
public interface SignalSource<T> {
  /** Returns its name, as in the configuration. */
  String name();

  /** Returns what it gives. */
  SignalKind<T> kind();

  /**
   * Returns the latest value of a zone. May take as long as its timeout.
   *
   * @param zone as the source calls it
   * @param now the present, to tell past from future values
   * @throws SignalException if there is none
   */
  Reading<T> read(String zone, Instant now);
}
