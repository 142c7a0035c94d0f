/**
 * How well a model answers, by task.
 *
 * <p>Entry type: {@link io.slit.predictor.quality.PublishedQuality}. Starts from the scores in the
 * fleet's models and moves with feedback. Depends on core's fleet and units only.
 */
@NullMarked
package io.slit.predictor.quality;

import org.jspecify.annotations.NullMarked;
