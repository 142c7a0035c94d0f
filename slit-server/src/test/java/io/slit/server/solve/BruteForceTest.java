package io.slit.server.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.allocation.AllocationAnswer;
import io.slit.core.allocation.AllocationAnswer.Optimal;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.AllocationInstance.DelayCap;
import io.slit.core.allocation.AllocationInstance.SourceWater;
import io.slit.core.allocation.AllocationSolver;
import io.slit.core.allocation.Goal;
import io.slit.core.allocation.QueryType;
import io.slit.core.allocation.Site;
import io.slit.core.allocation.SiteSignal;
import io.slit.core.allocation.Term;
import io.slit.server.lp.OjalgoSolver;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Two areas, two sites, one type, one hour: every allocation by steps of a fiftieth, written out
 * from the formulas of docs/SOLVE.md without any class of the solution.
 */
class BruteForceTest {
  private static final int STEPS = 50;
  private static final int WORLDS = 150;

  /** The least energy + carbon + delay of the grid; infinite where no point of it is feasible. */
  private static double best(AllocationInstance in) {
    double best = Double.POSITIVE_INFINITY;
    for (int a = 0; a <= STEPS; a++) {
      for (int b = 0; b <= STEPS; b++) {
        double[][] share = {
          {(double) a / STEPS, 1 - (double) a / STEPS}, {(double) b / STEPS, 1 - (double) b / STEPS}
        };
        for (int r0 = 0; r0 <= 1; r0++) {
          for (int r1 = 0; r1 <= 1; r1++) {
            best = Math.min(best, cost(in, share, new int[] {r0, r1}));
          }
        }
      }
    }
    return best;
  }

  /** Money of shares; {@code renew} says whether a site uses all renewables it can, or none. */
  private static double cost(AllocationInstance in, double[][] share, int[] renew) {
    double money = 0;
    double water = 0;
    QueryType type = in.types().get(0);
    double[] meanDelay = new double[2];
    for (int j = 0; j < 2; j++) {
      Site site = in.sites().get(j);
      Optional<Site.Serving> serving = site.serving().get(0);
      double queries = share[0][j] * in.queries(0, 0, 0) + share[1][j] * in.queries(1, 0, 0);
      if (serving.isEmpty()) {
        if (share[0][j] > 0 || share[1][j] > 0) {
          return Double.POSITIVE_INFINITY;
        }
        continue;
      }
      double it = queries * serving.get().itEnergyKwh(type.tokens());
      double facility = it * site.signal(SiteSignal.PUE, 0);
      double renewable = renew[j] * Math.min(facility, site.signal(SiteSignal.RENEWABLE, 0));
      double grid = facility - renewable;
      double room =
          site.capacity().containsKey("gpu_s") ? site.capacity().get("gpu_s").at(0) : 1e300;
      if (queries * serving.get().uses().get("gpu_s") > room
          || grid > site.signal(SiteSignal.GRID_LIMIT, 0)) {
        return Double.POSITIVE_INFINITY;
      }
      money += grid * site.signal(SiteSignal.PRICE, 0) / 1000;
      money +=
          grid
              * site.signal(SiteSignal.CARBON_INTENSITY, 0)
              / 1e6
              * site.signal(SiteSignal.CARBON_TAX, 0);
      water += it * site.signal(SiteSignal.WUE, 0);
      water +=
          (in.limits().sourceWater() == SourceWater.GRID ? grid : facility)
              * site.signal(SiteSignal.EWIF, 0);
      for (int i = 0; i < 2; i++) {
        double delay =
            in.traffic().networkMs().get(i).get(j) + serving.get().processingMs(type.tokens());
        double sent = share[i][j] * in.queries(i, 0, 0);
        money += sent * delay / 1000 * type.delayPenaltyUsdPerSecond();
        meanDelay[i] += share[i][j] * delay;
        boolean late = delay > type.delayCapMs().orElse(1e300);
        if (in.limits().delayCap() == DelayCap.EACH && late && share[i][j] > 0) {
          return Double.POSITIVE_INFINITY;
        }
      }
    }
    boolean tooLate = Math.max(meanDelay[0], meanDelay[1]) > type.delayCapMs().orElse(1e300);
    boolean tooWet = water > in.limits().waterCapLitres().orElse(1e300);
    return tooLate || tooWet ? Double.POSITIVE_INFINITY : money;
  }

  @Test
  void noAllocationOfAGridIsBetterAndSomeIsNearlyAsGood() {
    Goal goal = new Goal.Weighted(Map.of(Term.ENERGY, 1.0, Term.CARBON, 1.0, Term.DELAY, 1.0));
    int feasible = 0;
    int near = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      AllocationInstance instance = RandomInstances.tiny(seed);
      AllocationAnswer answer = new AllocationSolver(instance, new OjalgoSolver()).solve(goal);
      double best = best(instance);
      if (answer instanceof Optimal optimal) {
        if (best < Double.POSITIVE_INFINITY) {
          feasible++;
          double size = Math.max(0.1, Math.abs(best));
          assertTrue(optimal.total() <= best + 1e-9 * size, "seed " + seed);
          near += best - optimal.total() < 0.03 * size ? 1 : 0;
        }
      } else {
        assertEquals(Double.POSITIVE_INFINITY, best, "seed " + seed + " has a feasible point");
      }
    }
    assertTrue(feasible > WORLDS / 3, feasible + " feasible");
    assertTrue(near > 0.9 * feasible, near + " of " + feasible + " near");
  }
}
