/**
 * From measurements to an artifact with honest errors, and the gate a new one has to pass.
 *
 * <p>Entry types: {@link io.slit.predictor.training.Trainer}, {@link
 * io.slit.predictor.training.PromotionGate}. Deterministic: the seed and the time of training come
 * from the caller. Depends on smile, artifact, features, fallback and measurement.
 */
@NullMarked
package io.slit.predictor.training;

import org.jspecify.annotations.NullMarked;
