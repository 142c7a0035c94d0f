/**
 * Gradient boosting by Smile, and its export as plain trees.
 *
 * <p>Entry type: {@link io.slit.predictor.smile.GradientBoosting}. The only package that imports
 * Smile (LGPL-3), which therefore stays a replaceable jar, needed to train and not to predict.
 */
@NullMarked
package io.slit.predictor.smile;

import org.jspecify.annotations.NullMarked;
