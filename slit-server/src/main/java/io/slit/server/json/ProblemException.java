package io.slit.server.json;

/** Leaves the reading of a body at the first fault. Costs no stack trace. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient HttpProblem problem;

  /** Carries a problem. */
  public ProblemException(HttpProblem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Returns the problem. */
  public HttpProblem problem() {
    return problem;
  }
}
