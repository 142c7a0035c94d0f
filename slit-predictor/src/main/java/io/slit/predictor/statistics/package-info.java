/**
 * Statistics of small samples that several packages share.
 *
 * <p>Entry type: {@link io.slit.predictor.statistics.Quantile}. Depends on core's units only.
 */
@NullMarked
package io.slit.predictor.statistics;

import org.jspecify.annotations.NullMarked;
