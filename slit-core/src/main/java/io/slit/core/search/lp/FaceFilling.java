package io.slit.core.search.lp;

import io.slit.core.search.SearchRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A sweep of a linear problem that also fills the faces of its front.
 *
 * <p>With three objectives and more, what lies between the edges of a front is found by weightings
 * that lie between those of the edges. So once edges are rather short, lattices of weightings
 * follow, each twice as fine as the one before, in turn with shorter edges; until edges are short
 * and a lattice has added next to no hypervolume, or the finest is done. No weighting of a lattice
 * is solved twice.
 */
public final class FaceFilling {
  /** Edges at which lattices begin to pay more. */
  private static final double LENGTH_BEFORE = 0.25;

  /** What edges shrink by from one lattice to the next. */
  private static final double SHRINK = 0.5;

  /** The last lattice is the first that adds less than this part of the volume. */
  private static final double LEAST_GAIN = 0.005;

  /** Weightings of a lattice at most. */
  private static final int MOST_WEIGHTINGS = 25_000;

  /** Neighbouring weightings that are solved one after the other. */
  private static final int CHAIN = FrontSweep.PIECE;

  private static final long SEED = 12;

  private final FrontSweep sweep;
  private final SearchContext context;
  private final int objectives;
  private int steps;
  private boolean fills = true;

  /** Makes a sweep that offers what it finds to a run. */
  public FaceFilling(SearchContext context) {
    this.context = context;
    this.sweep = new FrontSweep(context);
    this.objectives = context.scale().size();
    this.steps = FrontSweep.steps(objectives);
  }

  /** Sweeps and fills until neither gains, or the run ends. */
  public void sweep() {
    SearchRun run = context.run();
    double shortest = context.options().shortestEdge();
    double length = LENGTH_BEFORE;
    sweep.sweepTo(length);
    run.measure(context.scale());
    while (!run.isOver() && (mayFill() || length > shortest)) {
      if (mayFill()) {
        fill(run);
      }
      length = Math.max(shortest, length * SHRINK);
      sweep.refineTo(length, context.options().first());
    }
  }

  private boolean mayFill() {
    return fills && objectives > 1 && size(2 * steps) <= MOST_WEIGHTINGS;
  }

  private void fill(SearchRun run) {
    steps *= 2;
    double before = run.volume();
    sweep.solve(scattered(added(objectives, steps)));
    fills = run.volume() - before >= LEAST_GAIN * before;
  }

  /** Returns how many weightings a lattice has. */
  private long size(int of) {
    long size = 1;
    for (int i = 1; i < objectives; i++) {
      size = size * (of + i) / i;
    }
    return size;
  }

  /** Returns the weightings that the lattice of half as many steps does not have. */
  static List<double[]> added(int objectives, int steps) {
    return WeightLattice.of(objectives, steps).stream()
        .filter(one -> Arrays.stream(one).anyMatch(part -> Math.round(part * steps) % 2 != 0))
        .toList();
  }

  /** Returns the same in chains from all over the lattice, so that a budget may end them early. */
  private static List<double[]> scattered(List<double[]> lattice) {
    List<List<double[]>> chains = new ArrayList<>();
    for (int from = 0; from < lattice.size(); from += CHAIN) {
      chains.add(lattice.subList(from, Math.min(lattice.size(), from + CHAIN)));
    }
    // the last may be short: kept last, it does not shift the others
    Collections.shuffle(chains.subList(0, Math.max(0, chains.size() - 1)), new Random(SEED));
    return chains.stream().flatMap(List::stream).toList();
  }
}
