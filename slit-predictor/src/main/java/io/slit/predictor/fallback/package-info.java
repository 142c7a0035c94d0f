/**
 * The physics of serving: roofline times and power, and a predictor made of them alone.
 *
 * <p>Entry type: {@link io.slit.predictor.fallback.AnalyticServingPredictor}. It answers until a
 * trained model passes the gate; the trained model learns what these formulas miss. Depends on
 * measurement; knows no learned model.
 */
@NullMarked
package io.slit.predictor.fallback;

import org.jspecify.annotations.NullMarked;
