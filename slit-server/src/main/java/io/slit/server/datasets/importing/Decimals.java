package io.slit.server.datasets.importing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exact arithmetic on the decimals of the sources, and how they are written. */
final class Decimals {

  private static final int PLACES = 6;

  private Decimals() {}

  /** A quotient, rounded to 34 digits. */
  static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, MathContext.DECIMAL128);
  }

  /** A number with up to 6 places, without an exponent and without zeros at the end. */
  static String plain(BigDecimal value) {
    BigDecimal rounded =
        value.scale() > PLACES ? value.setScale(PLACES, RoundingMode.HALF_UP) : value;
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
