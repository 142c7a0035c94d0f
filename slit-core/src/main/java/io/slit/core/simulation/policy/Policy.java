package io.slit.core.simulation.policy;

import io.slit.core.simulation.Dispatcher;

/** A way to route requests, with what it needs to know. Immutable; its dispatchers are not. */
public interface Policy {
  /** Returns its name, as in {@code --policies}. */
  String name();

  /** Returns what it may know. */
  Information information();

  /**
   * Returns a new dispatcher, for one run and one thread.
   *
   * @param context knows nothing before the first epoch begins
   */
  Dispatcher dispatcher(PolicyContext context);
}
