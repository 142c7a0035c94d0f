package io.slit.core.routing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Targets of a row that a request may go to, with a table to draw from.
 *
 * <p>Subsets that many requests share (all targets, those of one region) have tables of their own,
 * made with the plan. One made for a request borrows the table of all: what it draws has to be
 * looked up in {@link #has}.
 */
final class Subset {
  private final long[] positions;
  private final @Nullable AliasTable alias;
  private final int[] planned;

  private Subset(long[] positions, @Nullable AliasTable alias, int[] planned) {
    this.positions = positions;
    this.alias = alias;
    this.planned = planned;
  }

  /** Returns a subset with a table of the shares of its targets; with none if they are all 0. */
  static Subset prepared(long[] positions, double[] shares) {
    int[] planned = new int[shares.length];
    double[] weights = new double[shares.length];
    int size = 0;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0 && Positions.has(positions, i)) {
        planned[size] = i;
        weights[size++] = shares[i];
      }
    }
    AliasTable alias = size == 0 ? null : AliasTable.of(Arrays.copyOf(weights, size));
    return new Subset(positions, alias, Arrays.copyOf(planned, size));
  }

  /** Returns another subset that borrows this one's table. */
  Subset narrowedTo(long[] narrower) {
    return new Subset(narrower, alias, planned);
  }

  /** Returns the same targets with nothing to draw. */
  Subset withoutTable() {
    return new Subset(positions, null, new int[0]);
  }

  boolean has(int position) {
    return Positions.has(positions, position);
  }

  /** Tells whether there is a share to draw. */
  boolean hasTable() {
    return alias != null;
  }

  /** Returns a position drawn at a point of [0, 1); it may be none of the subset. */
  int draw(double unit) {
    return alias == null ? -1 : planned[alias.pick(unit)];
  }
}
