package io.slit.predictor.training;

import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.predictor.artifact.ResidualModel;

/**
 * A row beside what a model says that was trained without it; all natural logarithms.
 *
 * @param logResidual measured over analytic
 * @param correction what the model adds to the analytic value, trust included
 * @param distance of the row from what that model was trained on
 * @param knowsParts whether that model knew the LLM and the accelerator of the row
 * @param fold number of the fold that it was held out with
 */
record HeldOut(
    double logResidual, double correction, double distance, boolean knowsParts, int fold) {
  /** Returns measured over predicted if a share of the correction is applied. */
  double error(double share) {
    return logResidual - share * correction;
  }

  HeldOut in(int otherFold, boolean otherKnowsParts) {
    return new HeldOut(logResidual, correction, distance, otherKnowsParts, otherFold);
  }

  Basis basis() {
    return ResidualModel.unmeasured(distance, knowsParts);
  }
}
