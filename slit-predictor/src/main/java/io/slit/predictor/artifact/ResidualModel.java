package io.slit.predictor.artifact;

import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.units.Require;
import io.slit.core.units.Share;
import io.slit.predictor.features.FeatureSchema;
import io.slit.predictor.measurement.ServingConfiguration;
import java.util.List;

/**
 * What was learned about one target: the logarithm of measured over analytic.
 *
 * @param schema what the trees see
 * @param trees the correction
 * @param shareElsewhere part of it that is applied to configurations that were not measured
 * @param region where it may be trusted
 * @param widths of the interval
 * @param measured configurations it was measured on
 */
public record ResidualModel(
    FeatureSchema schema,
    TreeEnsemble trees,
    Share shareElsewhere,
    MeasuredRegion region,
    IntervalWidths widths,
    List<MeasuredConfiguration> measured) {
  private static final double LEAST_TRUST = 0.5;

  /** Checks that the parts fit together. */
  public ResidualModel {
    measured = List.copyOf(measured);
    int count = schema.size();
    Require.within(
        count,
        count,
        region.features(),
        "ranges of the region of " + schema.label(),
        "One per feature.");
    trees.requireFeaturesBelow(count);
  }

  /** Tells whether a configuration was measured, at any place of the axis. */
  boolean hasMeasured(ServingConfiguration asked) {
    return measured.stream().anyMatch(one -> one.isAbout(asked));
  }

  /** Tells whether the model and the accelerator were measured, be it not together. */
  boolean knowsParts(ServingConfiguration asked) {
    return measured.stream().anyMatch(one -> one.model().equals(asked.model().value()))
        && measured.stream().anyMatch(one -> one.accelerator().equals(asked.accelerator().name()));
  }

  /**
   * Returns what an estimate stands on that was not measured. Where the correction is trusted by
   * less than half, it is the formula's.
   *
   * @param distance from what was measured
   * @param knowsParts whether the model and the accelerator were measured, be it not together
   */
  public static Basis unmeasured(double distance, boolean knowsParts) {
    if (MeasuredRegion.trust(distance) < LEAST_TRUST) {
      return Basis.ANALYTIC;
    }
    return knowsParts ? Basis.INTERPOLATED : Basis.EXTRAPOLATED;
  }
}
