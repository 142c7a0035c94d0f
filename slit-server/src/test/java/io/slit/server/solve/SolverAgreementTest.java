package io.slit.server.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slit.core.allocation.AllocationAnswer;
import io.slit.core.allocation.AllocationAnswer.Optimal;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.AllocationSolver;
import io.slit.core.allocation.Goal;
import io.slit.core.allocation.LinearSolver;
import io.slit.core.allocation.Term;
import io.slit.server.lp.GlopSolver;
import io.slit.server.lp.OjalgoSolver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three simplex codes that know nothing of each other, on instances with everything. */
class SolverAgreementTest {
  private static final int WORLDS = 60;
  private static final List<Goal> GOALS =
      List.of(
          new Goal.Weighted(Map.of(Term.ENERGY, 1.0, Term.CARBON, 1.0, Term.DELAY, 1.0)),
          new Goal.Weighted(Map.of(Term.CARBON_MASS, 1.0)),
          new Goal.Weighted(Map.of(Term.WATER, 1.0)),
          new Goal.Weighted(Map.of(Term.MEAN_DELAY, 1.0, Term.ENERGY, 0.3)),
          new Goal.Lexicographic(List.of(Term.CARBON, Term.DELAY)),
          new Goal.Lexicographic(List.of(Term.MEAN_DELAY, Term.WATER, Term.ENERGY)));

  private static int assertAgreement(LinearSolver one, LinearSolver other, double tolerance) {
    int feasible = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      AllocationInstance instance = RandomInstances.any(seed);
      for (Goal goal : GOALS) {
        AllocationAnswer mine = new AllocationSolver(instance, one).solve(goal);
        AllocationAnswer theirs = new AllocationSolver(instance, other).solve(goal);
        assertEquals(theirs.getClass(), mine.getClass(), "seed " + seed + " " + goal);
        if (mine instanceof Optimal a && theirs instanceof Optimal b) {
          feasible++;
          for (Term term : goal instanceof Goal.Weighted ? List.<Term>of() : goal.terms()) {
            assertClose(b.allocation().term(term), a.allocation().term(term), tolerance, seed);
          }
          if (goal instanceof Goal.Weighted) {
            assertClose(b.total(), a.total(), tolerance, seed);
          }
        }
      }
    }
    return feasible;
  }

  private static void assertClose(double expected, double found, double tolerance, long seed) {
    assertEquals(expected, found, tolerance * Math.max(1, Math.abs(expected)), "seed " + seed);
  }

  private static LinearSolver glop() {
    assumeTrue(GlopSolver.find().isPresent(), "no native code of OR-Tools on this platform");
    return GlopSolver.find().orElseThrow();
  }

  @Test
  void glopAndOjalgoFindTheSameOptima() {
    int feasible = assertAgreement(glop(), new OjalgoSolver(), 1e-6);
    assertTrue(feasible > 2 * WORLDS && feasible < 6 * WORLDS, feasible + " feasible");
  }

  @Test
  void ojalgoAndCommonsMathFindTheSameOptima() {
    assertTrue(assertAgreement(new OjalgoSolver(), new MathSolver(), 1e-6) > 0);
  }

  @Test
  void glopProvesEveryOptimum() {
    LinearSolver glop = glop();
    for (long seed = 0; seed < WORLDS; seed++) {
      for (Goal goal : GOALS) {
        AllocationAnswer answer = new AllocationSolver(RandomInstances.any(seed), glop).solve(goal);
        if (answer instanceof Optimal optimal) {
          double size = Math.max(1, Math.abs(optimal.total()));
          assertTrue(
              optimal.provenGap().orElse(Double.NaN) <= 1e-7 * size,
              "seed " + seed + " " + goal + ": " + optimal.provenGap());
        }
      }
    }
  }
}
