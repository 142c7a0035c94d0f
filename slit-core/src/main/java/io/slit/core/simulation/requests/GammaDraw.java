package io.slit.core.simulation.requests;

import java.util.SplittableRandom;

/**
 * Draws from a Gamma law of mean 1 with a given coefficient of variation (Marsaglia and Tsang, ACM
 * TOMS 2000). A shape below 1 takes the draw of shape + 1 times a power of a uniform number.
 */
final class GammaDraw {
  private GammaDraw() {}

  static double ofMeanOne(double variation, SplittableRandom random) {
    if (variation <= 0) {
      return 1;
    }
    if (variation == 1) {
      return -Math.log1p(-random.nextDouble());
    }
    double shape = 1 / (variation * variation);
    double boosted = shape < 1 ? shape + 1 : shape;
    double draw = ofShape(boosted, random);
    if (shape < 1) {
      draw *= Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    return draw / shape;
  }

  private static double ofShape(double shape, SplittableRandom random) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + c * normal;
      if (root > 0) {
        double v = root * root * root;
        double u = 1 - random.nextDouble();
        if (Math.log(u) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
          return d * v;
        }
      }
    }
  }
}
