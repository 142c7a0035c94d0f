package io.slit.core.simulation.policy;

import io.slit.core.simulation.Dispatcher;

/**
 * A policy that makes one plan per epoch by a rule.
 *
 * @param name as in {@code --policies}
 * @param information what it may know
 * @param rule makes the plans
 */
public record PlanPolicy(String name, Information information, PlanRule rule) implements Policy {
  @Override
  public Dispatcher dispatcher(PolicyContext context) {
    return new PlanDispatcher(context, rule);
  }
}
