package io.slit.core.plan;

import io.slit.core.units.Share;

/**
 * A deployment that may serve a class, with the share the plan gives it (which may be 0).
 *
 * @param deployment position in the plan's shape
 * @param share of the class
 * @param estimate what a request is expected to take there
 */
public record PlanTarget(int deployment, Share share, TargetEstimate estimate) {}
