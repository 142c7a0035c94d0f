package io.slit.predictor.artifact;

import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.units.Require;
import io.slit.predictor.features.FeatureSchema;
import io.slit.predictor.measurement.ServingConfiguration;
import java.util.List;

/**
 * What was learned about one target: the logarithm of measured over analytic.
 *
 * @param schema what the trees see
 * @param trees the correction
 * @param region where it may be trusted
 * @param widths of the interval
 * @param measured configurations it was measured on
 */
public record ResidualModel(
    FeatureSchema schema,
    TreeEnsemble trees,
    MeasuredRegion region,
    IntervalWidths widths,
    List<MeasuredConfiguration> measured) {
  /** Checks that the parts fit together. */
  public ResidualModel {
    measured = List.copyOf(measured);
    int count = schema.size();
    Require.within(
        count,
        count,
        region.ranges().size(),
        "ranges of the region of " + schema.label(),
        "One per feature.");
    trees.requireFeaturesBelow(count);
  }

  /** Returns what an estimate stands on, for a configuration, its axis and its features. */
  public Basis basis(ServingConfiguration asked, double axis, double[] features) {
    if (measured.stream().anyMatch(one -> one.covers(asked, axis))) {
      return Basis.MEASURED;
    }
    return region.distance(features) == 0 ? Basis.INTERPOLATED : Basis.EXTRAPOLATED;
  }
}
