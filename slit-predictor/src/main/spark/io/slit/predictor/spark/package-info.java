/**
 * Telemetry beyond one machine: a Spark application that judges, de-duplicates and splits it as the
 * one-machine job does, by the same code, and writes the training table.
 *
 * <p>Entry type: {@link io.slit.predictor.spark.RetrainOnSpark}. The only package that sees Spark,
 * Hadoop and Parquet's library, which the cluster provides; compiled only with {@code -Pspark}. As
 * an application it reads files and the clock. Depends on retrain and telemetry.
 */
@NullMarked
package io.slit.predictor.spark;

import org.jspecify.annotations.NullMarked;
