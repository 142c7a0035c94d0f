/**
 * What plans are judged by: objectives, vectors of their values with the order of dominance, and
 * what measures, compares and thins sets of them.
 *
 * <p>Entry types: {@link io.slit.core.pareto.Objective}, {@link
 * io.slit.core.pareto.ObjectiveVector}; for sets {@link io.slit.core.pareto.Volume}, {@link
 * io.slit.core.pareto.FrontComparison} and {@link io.slit.core.pareto.HypervolumeSubset}. Every
 * value inside is minimised; quality is carried as its loss. Knows nothing of plans or sites.
 */
@NullMarked
package io.slit.core.pareto;

import org.jspecify.annotations.NullMarked;
