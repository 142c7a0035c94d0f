package io.slit.predictor.forecast;

/**
 * The scale on which a series is regressed: values are bent on the way in and bent back on the way
 * out, so that a spike does not outweigh a month. Order and medians survive the bending.
 */
public enum Scale {
  /** The value itself. */
  LINEAR {
    @Override
    double bend(double value) {
      return value;
    }

    @Override
    double bendBack(double bent) {
      return bent;
    }
  },
  /** {@code asinh(value / 0.05)}: like a logarithm far from 0, and negative prices have a place. */
  PRICE_USD_PER_KWH {
    @Override
    double bend(double value) {
      double ratio = Math.abs(value) / TYPICAL_USD_PER_KWH;
      return Math.copySign(Math.log(ratio + Math.sqrt(ratio * ratio + 1)), value);
    }

    @Override
    double bendBack(double bent) {
      return TYPICAL_USD_PER_KWH * Math.sinh(bent);
    }
  },
  /** The square root, which levels the noise of counts; a rate never falls below 0. */
  RATE {
    @Override
    double bend(double value) {
      return Math.sqrt(Math.max(0, value));
    }

    @Override
    double bendBack(double bent) {
      return Math.max(0, bent) * Math.max(0, bent);
    }
  };

  private static final double TYPICAL_USD_PER_KWH = 0.05;

  abstract double bend(double value);

  abstract double bendBack(double bent);
}
