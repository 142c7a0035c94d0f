package io.slit.core.search.lp;

import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.Physics;
import io.slit.core.search.SearchRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Sweeps the front by weightings of the objectives, finer where it is long.
 *
 * <p>It begins with a lattice of weightings: one linear program for each, so that a front is there
 * soon; where physics is not linear their plans are then improved one by one. Then the longest
 * edges between neighbours are taken first: at the weighting under which both ends are worth the
 * same, a plan that is worth more is a new corner of the front (Aneja and Nair 1979, in any number
 * of objectives along edges); if there is none, both ends lie on one face of the front where it is
 * convex, and mixtures of their plans lie on it too. Rounds halve the length that is let be. For
 * linear physics every corner is exact. The result does not depend on how many workers there are.
 */
public final class FrontSweep {
  private static final double FIRST_LENGTH = 0.6;
  private static final double SHRINK = 0.7;

  /** Weightings of the first lattice, about; the steps follow from the objectives. */
  private static final int[] STEPS = {0, 1, 12, 8, 6, 4};

  /** Edges of a piece of work in {@link #batch}. */
  private static final int EDGES_OF_A_BATCH = 2;

  /** Nodes or edges of a piece of work. */
  private static final int PIECE = 12;

  private final PlannerPool planners;
  private final ObjectiveScale scale;
  private final SearchRun run;
  private final SweepOptions options;
  private final List<SweepNode> nodes = new ArrayList<>();
  private List<SweepEdge> edges = List.of();
  private double length = FIRST_LENGTH;

  /** Makes a sweep that offers what it finds to a run. */
  public FrontSweep(SearchContext context) {
    this.options = context.options();
    this.planners = context.planners();
    this.scale = context.scale();
    this.run = context.run();
  }

  /** Returns the weightings that were solved, in the order of solving, of scaled objectives. */
  public List<double[]> weightings() {
    return nodes.stream().map(SweepNode::weights).toList();
  }

  /** Sweeps until edges are short or the run ends. */
  public void sweep() {
    sweepTo(options.shortestEdge());
  }

  /** Sweeps until edges are no longer than this in the scaled box, or the run ends. */
  public void sweepTo(double shortest) {
    lattice();
    while (length > shortest && !edges.isEmpty() && !run.isOver()) {
      refine(options.first(), Integer.MAX_VALUE, PIECE);
      length *= SHRINK;
    }
  }

  /** Tells whether edges are left that are worth refining. */
  public boolean canRefine() {
    return edges.stream().anyMatch(edge -> edge.length() > options.shortestEdge());
  }

  /** Refines some of the edges that are too long: one batch of work. */
  public void batch() {
    while (length > options.shortestEdge()
        && edges.stream().noneMatch(edge -> edge.length() > length)) {
      length *= SHRINK;
    }
    refine(options, SearchRun.BATCH * EDGES_OF_A_BATCH, EDGES_OF_A_BATCH);
  }

  private void lattice() {
    int steps = STEPS[scale.size()];
    List<double[]> lattice = WeightLattice.of(scale.size(), steps);
    Map<String, SweepNode> byPlace = new HashMap<>();
    List<SweepNode> solved = work(pieces(lattice, (piece, some) -> piece.solve(some)));
    if (run.problem().physics() != Physics.LINEAR && !run.isOver()) {
      nodes.clear();
      solved = work(pieces(solved, (piece, some) -> piece.improve(some)));
    }
    solved.forEach(node -> byPlace.put(place(node.weights(), steps), node));
    List<SweepEdge> found = new ArrayList<>();
    for (SweepNode node : solved) {
      addNeighbours(node, steps, byPlace, found);
    }
    edges = found;
  }

  private <T> List<Supplier<SweepPiece>> pieces(
      List<T> all, BiFunction<SweepPiece, List<T>, SweepPiece> work) {
    List<Supplier<SweepPiece>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PIECE) {
      List<T> some = all.subList(from, Math.min(all.size(), from + PIECE));
      pieces.add(() -> planners.with(planner -> work.apply(piece(planner, options.first()), some)));
    }
    return pieces;
  }

  private static String place(double[] weights, int steps) {
    return Arrays.toString(Arrays.stream(weights).mapToLong(w -> Math.round(w * steps)).toArray());
  }

  private static void addNeighbours(
      SweepNode node, int steps, Map<String, SweepNode> byPlace, List<SweepEdge> found) {
    for (int i = 0; i < node.weights().length; i++) {
      for (int j = i + 1; j < node.weights().length; j++) {
        double[] next = node.weights().clone();
        next[i] -= 1.0 / steps;
        next[j] += 1.0 / steps;
        SweepNode other = byPlace.get(place(next, steps));
        if (other != null) {
          found.add(new SweepEdge(node, other));
        }
      }
    }
  }

  private SweepPiece piece(WeightedPlanner planner, SweepOptions thoroughness) {
    return new SweepPiece(planner, scale, run, thoroughness);
  }

  /** Refines edges that are longer than is let be, at most so many, so many in a piece. */
  private void refine(SweepOptions thoroughness, int most, int ofPiece) {
    double longest = length;
    List<SweepEdge> rest = new ArrayList<>();
    List<SweepEdge> taken = new ArrayList<>();
    for (SweepEdge edge : edges) {
      (edge.length() > longest && taken.size() < most ? taken : rest).add(edge);
    }
    List<Supplier<SweepPiece>> pieces = new ArrayList<>();
    for (int from = 0; from < taken.size(); from += ofPiece) {
      List<SweepEdge> some = taken.subList(from, Math.min(taken.size(), from + ofPiece));
      pieces.add(
          () -> planners.with(planner -> piece(planner, thoroughness).refine(some, longest)));
    }
    edges = rest;
    work(pieces);
  }

  /** Does pieces in batches, so that a budget can end them between; returns the new nodes. */
  private List<SweepNode> work(List<Supplier<SweepPiece>> pieces) {
    List<SweepNode> found = new ArrayList<>();
    List<SweepEdge> left = new ArrayList<>(edges);
    for (int from = 0; from < pieces.size() && !run.isOver(); from += SearchRun.BATCH) {
      int to = Math.min(pieces.size(), from + SearchRun.BATCH);
      run.beginBatch();
      for (SweepPiece piece : run.workers().all(pieces.subList(from, to))) {
        piece.candidates().forEach(run::offer);
        run.count(piece.evaluations(), piece.infeasible());
        found.addAll(piece.nodes());
        left.addAll(piece.edges());
      }
    }
    nodes.addAll(found);
    edges = left;
    return found;
  }

  /** Returns the plans of the nodes, in the order of {@link #weightings()}. */
  public List<Candidate> found() {
    return nodes.stream().map(SweepNode::found).toList();
  }
}
