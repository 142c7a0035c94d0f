package io.slit.core.simulation.policy;

/** How a plan takes the place of the one before. */
public enum Handover {
  /** Requests follow it from the begin of its epoch on, as a server does. */
  AT_ONCE,

  /**
   * Requests follow the plan before until all units that the new one powers serve; those of the old
   * one stay on until then.
   */
  WHEN_UNITS_SERVE
}
