package io.slit.server.bench;

import io.slit.core.pareto.Objective;
import io.slit.core.search.Physics;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A made-up problem to search.
 *
 * @param size how large
 * @param physics what counts
 * @param seed of the problem, not of the search
 */
public record BenchCase(ProblemSize size, Physics physics, long seed) {
  /** The objectives that differ in made-up problems, in the order of points. */
  public static final List<Objective> OBJECTIVES =
      List.of(Objective.TTFT, Objective.CARBON, Objective.WATER, Objective.COST);

  /** The problem that references are stored for. */
  public static final long STORED_SEED = 1;

  /** Returns all sizes and physics of the problems that references are stored for. */
  public static List<BenchCase> all() {
    List<BenchCase> cases = new ArrayList<>();
    for (Physics physics : Physics.values()) {
      for (ProblemSize size : ProblemSize.values()) {
        cases.add(new BenchCase(size, physics, STORED_SEED));
      }
    }
    return cases;
  }

  /** Returns the problem. */
  public PlanningProblem problem() {
    return SyntheticProblem.of(size, physics, seed);
  }

  /** Returns another problem of the same kind, to warm up on. */
  BenchCase sibling() {
    return new BenchCase(size, physics, seed + 1000);
  }

  /** Returns its name in files and messages. */
  public String key() {
    return "%s-%s-%d".formatted(size.name().toLowerCase(Locale.ROOT), physics.key(), seed);
  }
}
