/**
 * What the learned model sees: ordered, named features with units and a schema version.
 *
 * <p>Entry types: {@link io.slit.predictor.features.PrefillFeatures}, {@link
 * io.slit.predictor.features.LoadFeatures}. All are logarithms of physical sizes, so that a
 * difference is a ratio. Depends on measurement and on the formulas of fallback.
 */
@NullMarked
package io.slit.predictor.features;

import org.jspecify.annotations.NullMarked;
