/**
 * Which plan is in force, and the loop that renews it every epoch.
 *
 * <p>Entry types: {@link io.slit.server.planning.PlanBoard} (one atomic reference, read by every
 * request), {@link io.slit.server.planning.PlanningLoop}. How a plan is found is behind {@link
 * io.slit.server.planning.Planner}. Depends on core only: no HTTP, no JSON, no storage.
 */
@NullMarked
package io.slit.server.planning;

import org.jspecify.annotations.NullMarked;
