package io.slit.core.simulation.policy;

import io.slit.core.environment.PastConditions;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningProblem;
import io.slit.core.spi.PastDemand;

/**
 * All that a policy may know, by its declared {@link Information}: the past up to the decision for
 * the running epoch, and what it says of that epoch. Time moves on only as epochs begin. For one
 * thread.
 */
public final class PolicyContext {
  private static final int NOT_BEGUN = -1;

  private final Briefing briefing;
  private final Information information;
  private int epoch = NOT_BEGUN;

  PolicyContext(Briefing briefing, Information information) {
    this.briefing = briefing;
    this.information = information;
  }

  void advanceTo(int next) {
    if (next < epoch) {
      throw new IllegalStateException(
          "Epoch %d begins after epoch %d: time does not go back.".formatted(next, epoch));
    }
    epoch = next;
  }

  private int epoch() {
    if (epoch == NOT_BEGUN) {
      throw new IllegalStateException("No epoch has begun: nothing is known yet.");
    }
    return epoch;
  }

  /** Returns what is known whatever the information. */
  public Ground ground() {
    return briefing.ground();
  }

  /** Returns the position of the running epoch. */
  public int runningEpoch() {
    return epoch();
  }

  /** Returns what is expected of the running epoch. */
  public Outlook outlook() {
    return briefing.outlook(information, epoch());
  }

  /** Returns the planning problem of the running epoch under what is expected of it. */
  public PlanningProblem problem() {
    return briefing.problem(information, epoch());
  }

  /** Returns the conditions up to the decision for the running epoch. */
  public PastConditions conditions() {
    return briefing.conditions(epoch());
  }

  /** Returns the demand up to the decision for the running epoch. */
  public PastDemand demand() {
    return briefing.demand(epoch());
  }

  /**
   * Returns what will really be.
   *
   * @throws IllegalStateException if the policy is no oracle
   */
  public Future future() {
    if (information != Information.ORACLE) {
      throw new IllegalStateException(
          "A policy that declares the information \"%s\" may not see the future. Declare \"oracle\"."
              .formatted(information.key()));
    }
    return briefing.future();
  }
}
