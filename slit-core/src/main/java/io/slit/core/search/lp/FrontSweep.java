package io.slit.core.search.lp;

import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.Physics;
import io.slit.core.search.SearchRun;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Sweeps the front by weightings of the objectives, finer where it is long.
 *
 * <p>It begins with a lattice of weightings: one linear program for each, so that a front is there
 * soon; where physics is not linear their plans are then improved one by one. An opening ({@link
 * SweepOptions#opening()}) puts plain linear programs on long edges before that, improves first
 * what the front stands on most ({@link SweepOrder}), and puts plans together by part ({@link
 * Recombination}). Then the longest edges between neighbours are taken first: at the weighting
 * under which both ends are worth the same, a plan that is worth more is a new corner of the front
 * (Aneja and Nair 1979, in any number of objectives along edges); if there is none, both ends lie
 * on one face of the front where it is convex, and mixtures of their plans lie on it too. Rounds
 * halve the length that is let be. For linear physics every corner is exact. The result does not
 * depend on how many workers there are.
 */
public final class FrontSweep {
  private static final double FIRST_LENGTH = 0.6;
  private static final double SHRINK = 0.7;

  /** Weightings of the first lattice, about; the steps follow from the objectives. */
  private static final int[] STEPS = {0, 1, 12, 8, 6, 4};

  /** Edges of a piece of work in {@link #batch}. */
  private static final int EDGES_OF_A_BATCH = 2;

  /** Nodes or edges of a piece of work. */
  static final int PIECE = 12;

  /** Edges that the plain linear programs of an opening let be, in the scaled box. */
  private static final double PLAIN_LENGTH = 0.3;

  /** The same where waits are all that is not linear and plans are put together by part. */
  private static final double PLAIN_LENGTH_OF_QUEUES = 0.5;

  /** Plans that an opening improves from where they are: two batches. */
  private static final int FIRST_IMPROVED = 80;

  /** Nodes of a piece of work of an opening. */
  private static final int PIECE_OF_OPENING = 5;

  private final PlannerPool planners;
  private final ObjectiveScale scale;
  private final SearchRun run;
  private final SweepOptions options;
  private final List<SweepNode> nodes = new ArrayList<>();
  private List<SweepEdge> edges = List.of();
  private final PlanPool pool;
  private final boolean pools;
  private final Recombination recombination;
  private double length = FIRST_LENGTH;

  /** Makes a sweep that offers what it finds to a run. */
  public FrontSweep(SearchContext context) {
    this.options = context.options();
    this.planners = context.planners();
    this.scale = context.scale();
    this.run = context.run();
    this.pool = new PlanPool(run.problem(), scale);
    this.pools = options.opening() && run.problem().physics() != Physics.LINEAR;
    this.recombination = new Recombination(pool, scale, run);
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
    refineTo(shortest, options.first());
  }

  /** Goes on until edges are no longer than this, or the run ends. */
  void refineTo(double shortest, SweepOptions thoroughness) {
    while (length > shortest && !edges.isEmpty() && !run.isOver()) {
      refine(thoroughness, Integer.MAX_VALUE, PIECE);
      length *= SHRINK;
    }
  }

  /** Solves one linear program for each of some weightings, whose plans are only offered. */
  void solve(List<double[]> weightings) {
    int before = nodes.size();
    work(pieces(weightings, PIECE, options.first(), SweepPiece::solve), () -> {});
    nodes.subList(before, nodes.size()).clear();
  }

  /** Returns the steps of the first lattice. */
  static int steps(int objectives) {
    return STEPS[objectives];
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
    work(pieces(lattice, PIECE, options.first(), SweepPiece::solve), () -> {});
    edges = SweepEdge.ofLattice(nodes, steps);
    if (run.problem().physics() == Physics.LINEAR || run.isOver()) {
      return;
    }
    if (options.opening()) {
      open();
    } else {
      improve(nodes, PIECE, SweepPiece::improve);
    }
  }

  /**
   * Goes on with plain linear programs where edges are long, then improves the plans that the front
   * stands on most from where they are, and the others from the best that is known by then.
   */
  private void open() {
    recombination.offer();
    refineTo(plainLength(), SweepOptions.PLAIN);
    length = FIRST_LENGTH;
    recombination.offer();
    if (run.isOver()) {
      return;
    }
    List<SweepNode> ordered =
        SweepOrder.chained(SweepOrder.byVolume(nodes), SearchRun.BATCH * PIECE_OF_OPENING);
    int first = Math.min(FIRST_IMPROVED, ordered.size());
    improve(ordered.subList(0, first), PIECE_OF_OPENING, SweepPiece::improve);
    improve(
        ordered.subList(first, ordered.size()),
        PIECE_OF_OPENING,
        (piece, some) -> piece.improveBest(some, pool));
  }

  /** Plain plans of queues are far from their front: of one part, more of them do not pay. */
  private double plainLength() {
    if (run.problem().physics() == Physics.CONSOLIDATION) {
      return PLAIN_LENGTH;
    }
    return pool.parts() > 1 ? PLAIN_LENGTH_OF_QUEUES : FIRST_LENGTH;
  }

  /** Improves the plans of some nodes; the new ones take their places. */
  private void improve(
      List<SweepNode> some, int size, BiFunction<SweepPiece, List<SweepNode>, SweepPiece> how) {
    List<SweepNode> old = List.copyOf(nodes);
    List<SweepEdge> joined = edges;
    edges = List.of();
    Runnable after = options.opening() ? recombination::offer : () -> {};
    IdentityHashMap<double[], SweepNode> improved = new IdentityHashMap<>();
    for (SweepNode node : work(pieces(some, size, options.first(), how), after)) {
      improved.put(node.weights(), node);
    }
    UnaryOperator<SweepNode> now = node -> improved.getOrDefault(node.weights(), node);
    nodes.clear();
    old.forEach(node -> nodes.add(now.apply(node)));
    edges =
        joined.stream().map(e -> new SweepEdge(now.apply(e.from()), now.apply(e.to()))).toList();
  }

  private <T> List<Supplier<SweepPiece>> pieces(
      List<T> all,
      int size,
      SweepOptions thoroughness,
      BiFunction<SweepPiece, List<T>, SweepPiece> work) {
    List<Supplier<SweepPiece>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      List<T> some = all.subList(from, Math.min(all.size(), from + size));
      pieces.add(() -> planners.with(planner -> work.apply(piece(planner, thoroughness), some)));
    }
    return pieces;
  }

  private SweepPiece piece(WeightedPlanner planner, SweepOptions thoroughness) {
    return new SweepPiece(planner, scale, run, thoroughness, pools ? pool.parts() : 0);
  }

  /** Refines edges that are longer than is let be, at most so many, so many in a piece. */
  private void refine(SweepOptions thoroughness, int most, int ofPiece) {
    double longest = length;
    List<SweepEdge> rest = new ArrayList<>();
    List<SweepEdge> taken = new ArrayList<>();
    for (SweepEdge edge : edges) {
      (edge.length() > longest && taken.size() < most ? taken : rest).add(edge);
    }
    edges = rest;
    work(
        pieces(taken, ofPiece, thoroughness, (piece, some) -> piece.refine(some, longest)),
        () -> {});
  }

  /** Does pieces in batches, so that a budget can end them between; returns the new nodes. */
  private List<SweepNode> work(List<Supplier<SweepPiece>> pieces, Runnable afterBatch) {
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
        if (pools) {
          piece.nodes().forEach(node -> node.addTo(pool));
        }
      }
      afterBatch.run();
    }
    nodes.addAll(found);
    edges = left;
    return found;
  }

  /**
   * Returns all plans of its nodes, and those they were improved from, by part; empty where physics
   * is linear or there is no opening.
   */
  public PlanPool pool() {
    return pool;
  }
}
