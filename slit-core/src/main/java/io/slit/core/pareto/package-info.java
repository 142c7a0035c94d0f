/**
 * Objectives, vectors of them, and sets of mutually non-dominated points.
 *
 * <p>Entry types: {@link io.slit.core.pareto.Objective}, {@link io.slit.core.pareto.ParetoFront}.
 * Every value inside is minimised; quality is carried as its loss. Knows nothing of plans or sites.
 */
@NullMarked
package io.slit.core.pareto;

import org.jspecify.annotations.NullMarked;
