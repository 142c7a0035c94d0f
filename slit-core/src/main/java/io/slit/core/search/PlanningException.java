package io.slit.core.search;

/** A planning cycle has no feasible plan by its rules alone. */
public final class PlanningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what cannot be planned and why. */
  public PlanningException(String message) {
    super(message);
  }
}
