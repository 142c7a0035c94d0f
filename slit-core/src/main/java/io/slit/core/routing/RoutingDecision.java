package io.slit.core.routing;

/** What becomes of a request. */
public sealed interface RoutingDecision {
  /**
   * It goes to a deployment.
   *
   * @param decisionId names the decision; outcomes refer to it
   * @param requestClass row of the plan it was routed as
   * @param deployment column of the plan it goes to
   * @param mode how the target was found
   */
  record Routed(String decisionId, int requestClass, int deployment, Mode mode)
      implements RoutingDecision {}

  /**
   * No deployment may serve it.
   *
   * @param reason why
   * @param requestClass row of the plan it was looked up in, or -1 if it matched none
   */
  record Rejected(Reason reason, int requestClass) implements RoutingDecision {}

  /** How a target was found. */
  enum Mode {
    /** By the plan of the running epoch. */
    PLAN("plan"),
    /** By a plan whose epoch is over. */
    STALE_PLAN("stale-plan"),
    /** By capacity: the plan gives nothing to the deployments the request allows. */
    FALLBACK_WEIGHTS("fallback-weights"),
    /** The request allows one deployment only. */
    PINNED("pinned"),
    /** No allowed deployment is known to answer: drawn as if all did, rather than refused. */
    FAIL_OPEN("fail-open");

    private final String key;

    Mode(String key) {
      this.key = key;
    }

    /** Returns the name used in JSON. */
    public String key() {
      return key;
    }
  }

  /** Why a request is rejected. */
  enum Reason {
    /** No model or alias of that name is served. */
    UNKNOWN_MODEL,
    /** The origin is not one of the scenario's. */
    UNKNOWN_ORIGIN,
    /** Constraints leave no deployment. */
    NO_FEASIBLE_TARGET,
    /** Every deployment that is allowed and answers is full. */
    FULL
  }
}
