/**
 * Measures the product on its own data: how good it is, and how fast.
 *
 * <p>Entry type: {@link io.slit.server.bench.PredictorBench}. Errors come from the predictor's
 * evaluation; this package adds the dataset and the clock. Times are the best of some repetitions
 * of one thread; other programs on the machine make them longer. Must not depend on HTTP or the
 * command line.
 */
@NullMarked
package io.slit.server.bench;

import org.jspecify.annotations.NullMarked;
