package io.slit.core.simulation.policy;

/** How requests follow plans. */
public enum PlanUse {
  /** From the begin of its epoch on, as a server does by default. */
  AT_ONCE,

  /**
   * They follow the plan before until all units that the new one powers serve; those of the old one
   * stay on until then.
   */
  WHEN_UNITS_SERVE,

  /**
   * At once, and a deployment is full when it holds twice the requests that the plan expects there,
   * or its slots are taken: what comes beyond goes to the others of the row, as long as they have
   * room.
   */
  BOUNDED
}
