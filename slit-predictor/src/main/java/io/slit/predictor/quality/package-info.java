/**
 * How well a model answers, by task.
 *
 * <p>Entry types: {@link io.slit.predictor.quality.FeedbackQuality}, which learns from outcomes,
 * and {@link io.slit.predictor.quality.PublishedQuality}, what is known at a time. Starts from the
 * scores in the fleet's models and moves with feedback. Depends on core only.
 */
@NullMarked
package io.slit.predictor.quality;

import org.jspecify.annotations.NullMarked;
