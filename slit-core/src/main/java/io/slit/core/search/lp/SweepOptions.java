package io.slit.core.search.lp;

import io.slit.core.units.Require;

/**
 * How thorough a {@link FrontSweep} is.
 *
 * @param successive whether problems that are not linear are made linear again at what was found
 * @param moves whether shares are moved between pairs of sites after the last linear program
 * @param shortestEdge the distance of neighbours in the scaled objectives that ends the sweep, in
 *     (0, 0.6]
 */
public record SweepOptions(boolean successive, boolean moves, double shortestEdge) {
  /** What searches use. */
  public static final SweepOptions DEFAULT = new SweepOptions(true, true, 0.02);

  /** Checks the range. */
  public SweepOptions {
    Require.within(1e-6, 0.6, shortestEdge, "shortest edge of a sweep", "It is a scaled distance.");
  }

  /** Returns the linear programs that an improvement may make, of what is usual. */
  public int rounds(int usual) {
    return successive ? usual : 0;
  }

  /** Returns the passes of moves that an improvement may make, of what is usual. */
  public int passes(int usual) {
    return moves ? usual : 0;
  }
}
