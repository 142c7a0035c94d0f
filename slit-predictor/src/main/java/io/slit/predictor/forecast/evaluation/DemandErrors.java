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
 */
public record DemandErrors(
    double wape,
    double persistenceWape,
    double classWape,
    double classPersistenceWape,
    Map<ClassId, Double> byClass,
    double coverage) {
  /** Copies the map. */
  public DemandErrors {
    byClass = Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
  }
}
