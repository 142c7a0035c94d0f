/**
 * Measures the product: how good it is, and how fast.
 *
 * <p>Entry types: {@link io.slit.server.bench.PredictorBench}, which adds dataset and clock to the
 * predictor's evaluation, and {@link io.slit.server.bench.SearchBench}, which runs searches and
 * their peers on made-up problems against stored reference fronts (slit-core's docs/BENCHMARK.md).
 * Other programs on the machine make times longer. Must not depend on HTTP or the command line.
 */
@NullMarked
package io.slit.server.bench;

import org.jspecify.annotations.NullMarked;
