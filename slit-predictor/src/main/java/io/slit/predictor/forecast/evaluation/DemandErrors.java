package io.slit.predictor.forecast.evaluation;

import io.slit.core.workload.ClassId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far forecasts of demand were off: sums of absolute errors over sums of true rates (WAPE).
 *
 * @param wape of the demand of all classes together
 * @param persistenceWape that of the latest epoch, all classes together
 * @param classWape errors of single classes, summed over classes
 * @param classPersistenceWape that of the latest epoch
 * @param byClass errors of each class
 * @param coverage share of true rates of classes inside their 80 % interval
 * @param bounds what no forecaster, or hardly any, can beat
 */
public record DemandErrors(
    double wape,
    double persistenceWape,
    double classWape,
    double classPersistenceWape,
    Map<ClassId, Double> byClass,
    double coverage,
    Bounds bounds) {
  /**
   * Errors of single classes that remain to whoever knows more than a forecaster can.
   *
   * @param neighbours of the mean of the epochs before and after: what is left of smoothing by one
   *     that knows the future but for the epoch itself
   * @param counts of the true rate, if requests come as a Poisson process of that rate: {@code E|N
   *     - n| = sqrt(2 n / pi)} for {@code n} expected requests of an epoch
   */
  public record Bounds(double neighbours, double counts) {}

  /** Copies the map. */
  public DemandErrors {
    byClass = Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
  }
}
