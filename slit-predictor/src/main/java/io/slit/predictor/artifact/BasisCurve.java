package io.slit.predictor.artifact;

import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.predictor.fallback.LogGrid;
import io.slit.predictor.measurement.ServingConfiguration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the estimates of one configuration stand on, along their axis. Between two points of the
 * grid it is the weaker of theirs, since the estimate is made of both.
 */
final class BasisCurve {
  private final ResidualModel model;
  private final boolean knowsParts;
  private final List<MeasuredConfiguration> measured;
  private final List<Basis> points = new ArrayList<>();

  BasisCurve(ResidualModel model, ServingConfiguration configuration) {
    this.model = model;
    this.knowsParts = model.knowsParts(configuration);
    this.measured = model.measured().stream().filter(one -> one.isAbout(configuration)).toList();
  }

  /** Adds the next point of the grid by its features. */
  void add(double[] features) {
    points.add(ResidualModel.unmeasured(model.region().distance(features), knowsParts));
  }

  Basis at(double axis) {
    for (int i = 0; i < measured.size(); i++) {
      if (measured.get(i).holds(axis)) {
        return Basis.MEASURED;
      }
    }
    double position = LogGrid.position(axis);
    int below = (int) position;
    Basis left = points.get(below);
    Basis right = position == below ? left : points.get(below + 1);
    return left.compareTo(right) > 0 ? left : right;
  }
}
