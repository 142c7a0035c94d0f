package io.slit.server.datasets;

import java.util.List;

/**
 * The quality of a model on a class of tasks.
 *
 * @param score the mean of its scores on the benchmarks, in [0, 1]
 * @param benchmarks the names of the benchmarks
 */
public record QualityScore(String model, String taskClass, double score, List<String> benchmarks) {

  public QualityScore {
    benchmarks = List.copyOf(benchmarks);
  }
}
