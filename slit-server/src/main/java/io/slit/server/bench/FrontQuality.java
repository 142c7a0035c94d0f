package io.slit.server.bench;

import io.slit.core.pareto.FrontComparison;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good the plans of a search are.
 *
 * @param hypervolumeRatio the volume of the plans over that of the best hundred of the reference
 * @param gapPct by objective, how far the best plan found is above the least of the reference, %
 * @param igdPlus mean distance of the reference from what the plans dominate, scaled to the box
 * @param plans how many there are
 * @param infeasible how many of them break a rule by {@link FeasibilityCheck}
 */
public record FrontQuality(
    double hypervolumeRatio,
    Map<Objective, Double> gapPct,
    double igdPlus,
    int plans,
    int infeasible) {
  /** Copies the map. */
  public FrontQuality {
    gapPct = new LinkedHashMap<>(gapPct);
  }

  /** Returns the largest of the gaps, in %. */
  public double worstObjectiveGapPct() {
    return gapPct.values().stream().mapToDouble(gap -> gap).max().orElseThrow();
  }

  static FrontQuality of(ReferenceFront reference, List<EvaluatedPlan> plans, int infeasible) {
    ReferenceBox box = reference.box();
    List<double[]> points = plans.stream().map(FrontQuality::point).toList();
    double ratio = box.volume(points) / box.volume(reference.best());
    double igdPlus =
        FrontComparison.invertedGenerationalDistancePlus(
            box.scale(points), box.scale(reference.points()));
    Map<Objective, Double> gaps = new LinkedHashMap<>();
    for (int j = 0; j < BenchCase.OBJECTIVES.size(); j++) {
      int objective = j;
      double least = box.ideal().get(j);
      double found = points.stream().mapToDouble(one -> one[objective]).min().orElseThrow();
      gaps.put(BenchCase.OBJECTIVES.get(j), 100 * (found - least) / Math.abs(least));
    }
    return new FrontQuality(ratio, gaps, igdPlus, plans.size(), infeasible);
  }

  /** Returns the values of the objectives that differ. */
  static double[] point(EvaluatedPlan plan) {
    return BenchCase.OBJECTIVES.stream().mapToDouble(plan.objectives()::get).toArray();
  }
}
