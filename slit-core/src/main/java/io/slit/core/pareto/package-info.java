/**
 * What plans are judged by: objectives, and vectors of their values with the order of dominance.
 *
 * <p>Entry types: {@link io.slit.core.pareto.Objective}, {@link
 * io.slit.core.pareto.ObjectiveVector}. Every value inside is minimised; quality is carried as its
 * loss. Knows nothing of plans or sites.
 */
@NullMarked
package io.slit.core.pareto;

import org.jspecify.annotations.NullMarked;
