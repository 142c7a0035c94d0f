package io.slit.server.solve;

import io.slit.core.allocation.Allocation;
import io.slit.core.allocation.AllocationAnswer.Optimal;
import io.slit.core.allocation.AllocationGenomes;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.AllocationSolver;
import io.slit.core.allocation.Goal;
import io.slit.core.allocation.Term;
import io.slit.core.search.lp.WeightLattice;
import io.slit.core.search.nsga2.AllocationEvolution;
import io.slit.server.solve.SearchedFront.Gap;
import io.slit.server.solve.SearchedFront.Gaps;
import io.slit.server.solve.SearchedFront.Weightings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Searches the front of a feasible instance by NSGA-II, and holds it against exact optima. */
final class FrontSearcher {
  private static final double NANOS = 1e9;

  private final AllocationInstance instance;
  private final AllocationSolver solver;
  private final Goal goal;
  private final List<Term> terms;

  FrontSearcher(AllocationInstance instance, AllocationSolver solver, Goal goal) {
    this.instance = instance;
    this.solver = solver;
    this.goal = goal;
    this.terms = terms(goal);
  }

  /** A goal of one term is shown against the money terms. */
  private static List<Term> terms(Goal goal) {
    Set<Term> terms = new LinkedHashSet<>(goal.terms());
    if (terms.size() == 1) {
      terms.addAll(List.of(Term.ENERGY, Term.CARBON, Term.DELAY));
    }
    return List.copyOf(terms);
  }

  SearchedFront search(Solving.FrontSearch search, Allocation best) {
    long begin = System.nanoTime();
    AllocationEvolution evolution =
        new AllocationEvolution(
            new AllocationGenomes(instance, terms), search.budget(), search.seed());
    List<Allocation> found = evolution.front();
    double seconds = (System.nanoTime() - begin) / NANOS;
    List<Allocation> exact = new ArrayList<>();
    for (Term term : terms) {
      exact.add(optimum(Map.of(term, 1.0)));
    }
    List<Gap> byTerm = new ArrayList<>();
    for (int t = 0; t < terms.size(); t++) {
      Term term = terms.get(t);
      byTerm.add(new Gap(term.key(), least(found, one -> one.term(term)), exact.get(t).term(term)));
    }
    Gap total =
        new Gap("total", least(found, one -> goal.total(one.terms())), goal.total(best.terms()));
    Weightings weightings = weightings(found, exact);
    return new SearchedFront(
        terms,
        found,
        exact,
        new Gaps(total, byTerm, weightings),
        new SearchedFront.SearchEffort(evolution.evaluations(), seconds));
  }

  private static double least(List<Allocation> found, ToDoubleFunction<Allocation> value) {
    return found.stream().mapToDouble(value).min().orElse(Double.POSITIVE_INFINITY);
  }

  private Allocation optimum(Map<Term, Double> weights) {
    if (solver.solve(new Goal.Weighted(weights)) instanceof Optimal optimal) {
      return optimal.allocation();
    }
    throw new IllegalStateException("An instance with an optimum has none for " + weights + ".");
  }

  /** Solves weightings of the terms over their ranges, and adds the optima. */
  private Weightings weightings(List<Allocation> found, List<Allocation> exact) {
    List<Allocation> corners = List.copyOf(exact);
    Map<Term, Double> ranges = new EnumMap<>(Term.class);
    for (Term term : terms) {
      double most = corners.stream().mapToDouble(one -> one.term(term)).max().orElse(0);
      ranges.put(term, most - least(corners, one -> one.term(term)));
    }
    List<Term> varied = terms.stream().filter(t -> ranges.getOrDefault(t, 0.0) > 1e-12).toList();
    double sum = 0;
    double worst = 0;
    List<double[]> lattice = WeightLattice.of(varied.size(), steps(varied.size()));
    for (double[] weights : lattice) {
      Map<Term, Double> scaled = new EnumMap<>(Term.class);
      for (int t = 0; t < weights.length; t++) {
        scaled.put(varied.get(t), weights[t] / ranges.getOrDefault(varied.get(t), 1.0));
      }
      Goal.Weighted weighted = new Goal.Weighted(scaled);
      Allocation one = optimum(scaled);
      exact.add(one);
      double gap = least(found, f -> weighted.total(f.terms())) - weighted.total(one.terms());
      sum += 100 * gap;
      worst = Math.max(worst, 100 * gap);
    }
    int count = lattice.size();
    return new Weightings(count, count == 0 ? 0 : sum / count, worst);
  }

  private static int steps(int terms) {
    return switch (terms) {
      case 1 -> 1;
      case 2 -> 8;
      case 3 -> 4;
      default -> 2;
    };
  }
}
