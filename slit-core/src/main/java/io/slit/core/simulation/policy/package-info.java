/**
 * Routing policies that are replayed beside each other: simple rules, baselines after papers, and
 * SLIT's own operating points.
 *
 * <p>Entry types: {@link io.slit.core.simulation.policy.Policies} names them, {@link
 * io.slit.core.simulation.policy.Briefing} makes their dispatchers. A policy declares the {@link
 * io.slit.core.simulation.policy.Information} it needs, and its {@link
 * io.slit.core.simulation.policy.PolicyContext} hands out nothing else; the future stands behind
 * {@link io.slit.core.simulation.policy.Future}. All policies keep the same hard constraints, the
 * same capacity and the same rule of powering units. A policy after a paper is called {@code
 * x-like}, never {@code x}.
 */
@NullMarked
package io.slit.core.simulation.policy;

import org.jspecify.annotations.NullMarked;
