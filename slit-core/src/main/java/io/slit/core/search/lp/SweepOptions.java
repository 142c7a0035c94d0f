package io.slit.core.search.lp;

import io.slit.core.units.Require;

/**
 * How thorough a {@link FrontSweep} is.
 *
 * @param successive whether problems that are not linear are made linear again at what was found
 * @param moves when shares are moved between pairs of sites after the last linear program
 * @param shortestEdge the distance of neighbours in the scaled objectives that ends the sweep, in
 *     (0, 0.6]
 * @param opening whether a sweep by plain linear programs goes before, where physics is not linear
 */
public record SweepOptions(boolean successive, Moves moves, double shortestEdge, boolean opening) {
  /** When shares are moved. */
  public enum Moves {
    /** Never. */
    NEVER,
    /** Only when a sweep is taken up again, not in its first round: a front is there sooner. */
    LATER,
    /** After every last linear program. */
    ALWAYS
  }

  /** A sweep that comes to its end. */
  public static final SweepOptions DEFAULT = new SweepOptions(true, Moves.ALWAYS, 0.02, false);

  /** One linear program for each weighting, and nothing else. */
  public static final SweepOptions PLAIN = new SweepOptions(false, Moves.NEVER, 0.02, false);

  /** Checks the range. */
  public SweepOptions {
    Require.within(1e-6, 0.6, shortestEdge, "shortest edge of a sweep", "It is a scaled distance.");
  }

  /** Returns the linear programs that an improvement may make, of what is usual. */
  public int rounds(int usual) {
    return successive ? usual : 0;
  }

  /** Returns the options of the first round. */
  public SweepOptions first() {
    Moves early = moves == Moves.ALWAYS ? Moves.ALWAYS : Moves.NEVER;
    return new SweepOptions(successive, early, shortestEdge, opening);
  }

  /** Returns these options with an opening. */
  public SweepOptions withOpening() {
    return new SweepOptions(successive, moves, shortestEdge, true);
  }

  /** Tells whether a plan is left as its linear program made it. */
  boolean plain() {
    return !successive && moves == Moves.NEVER;
  }

  /** Returns the passes of moves that an improvement may make, of what is usual. */
  public int passes(int usual) {
    return moves == Moves.NEVER ? 0 : usual;
  }
}
