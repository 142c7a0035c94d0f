package io.slit.core.search.nsga2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.uma.jmetal.solution.doublesolution.DoubleSolution;
import org.uma.jmetal.util.densityestimator.impl.CrowdingDistanceDensityEstimator;
import org.uma.jmetal.util.ranking.Ranking;
import org.uma.jmetal.util.ranking.impl.MergeNonDominatedSortRanking;

/** How good a solution is among others: its front, and how lonely it is there. */
record Ranks(
    Ranking<DoubleSolution> ranking, CrowdingDistanceDensityEstimator<DoubleSolution> crowding) {
  /** Ranks by jMetal's merge sort, which is several times faster than its default. */
  Ranks() {
    this(new MergeNonDominatedSortRanking<>(), new CrowdingDistanceDensityEstimator<>());
  }

  /** Orders the solutions ranked last, the better first. */
  Comparator<DoubleSolution> order() {
    return Comparator.<DoubleSolution>comparingInt(ranking::getRank).thenComparing(lonelyFirst());
  }

  private Comparator<DoubleSolution> lonelyFirst() {
    return Comparator.<DoubleSolution>comparingDouble(crowding::value).reversed();
  }

  /** Ranks solutions and returns the best, at most so many. */
  List<DoubleSolution> best(List<DoubleSolution> solutions, int size) {
    ranking.compute(solutions);
    List<DoubleSolution> kept = new ArrayList<>(size);
    for (int rank = 0; rank < ranking.getNumberOfSubFronts(); rank++) {
      List<DoubleSolution> front = new ArrayList<>(ranking.getSubFront(rank));
      crowding.compute(front);
      int room = size - kept.size();
      if (front.size() > room) {
        front.sort(lonelyFirst());
      }
      kept.addAll(front.subList(0, Math.min(front.size(), room)));
    }
    return kept;
  }
}
