package io.slit.server.scenario;

import io.slit.core.units.Share;
import io.slit.server.json.LocatedObject;
import java.util.List;
import java.util.Locale;

/** Checks that parts make up a whole. */
final class WholeShares {
  /** How far the sum may be off 1: the rounding of a few dozen decimal numbers. */
  static final double TOLERANCE = 1e-6;

  private WholeShares() {}

  /** Notes at a field that its shares do not sum to 1. */
  static void check(LocatedObject in, String field, String what, List<Share> shares) {
    double sum = shares.stream().mapToDouble(Share::value).sum();
    if (Math.abs(sum - 1) > TOLERANCE) {
      in.noteField(
          field,
          String.format(
              Locale.ROOT,
              "The sum of the %s (%.6f) must be 1 within %s. Change one of them by %+.6f.",
              what,
              sum,
              TOLERANCE,
              1 - sum));
    }
  }
}
