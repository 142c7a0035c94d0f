package io.slit.core.simulation.policy;

import io.slit.core.simulation.Dispatcher;

/**
 * A policy that makes one plan per epoch by a rule.
 *
 * @param name as in {@code --policies}
 * @param information what it may know
 * @param rule makes the plans
 * @param use how requests follow them
 */
public record PlanPolicy(String name, Information information, PlanRule rule, PlanUse use)
    implements Policy {
  /** Takes a rule whose plans are in force at once. */
  public PlanPolicy(String name, Information information, PlanRule rule) {
    this(name, information, rule, PlanUse.AT_ONCE);
  }

  @Override
  public Dispatcher dispatcher(PolicyContext context) {
    return new PlanDispatcher(context, rule, use);
  }
}
