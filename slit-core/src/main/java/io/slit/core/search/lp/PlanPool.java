package io.slit.core.search.lp;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Good plans by part, which are classes and deployments that no pair connects with others, as each
 * hour of a joint problem. Because a weighted sum of the objectives is a sum over the parts, the
 * best known plan of a weighting takes each part from whichever plan is best there.
 *
 * <p>Every part keeps its non-dominated plans, {@value #MOST} at most: then every second one goes,
 * those that came in first staying. Not safe for several threads while it changes.
 */
public final class PlanPool {
  private static final int OBJECTIVES = Objective.values().length;
  private static final int MOST = 1000;

  private final PlanningProblem problem;
  private final ObjectiveScale scale;
  private final int[] partOf;
  private final int[][] classes;
  private final List<List<Member>> parts = new ArrayList<>();

  /** A plan as far as one part goes, and what that adds to the objectives. */
  private record Member(RoutingPlan plan, Values values) {}

  /** All objectives, and in single precision those that differ, which dominance looks at. */
  private static final class Values {
    private final double[] values;
    private final float[] compared;

    Values(double[] values, ObjectiveScale scale) {
      this.values = values;
      this.compared = new float[scale.size()];
      for (int i = 0; i < compared.length; i++) {
        compared[i] = (float) values[scale.objective(i)];
      }
    }

    double worth(double[] weights) {
      double sum = 0;
      for (int j = 0; j < values.length; j++) {
        sum += weights[j] * values[j];
      }
      return sum;
    }

    boolean reaches(Values other) {
      for (int i = 0; i < compared.length; i++) {
        if (compared[i] > other.compared[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** Makes an empty pool. */
  public PlanPool(PlanningProblem problem, ObjectiveScale scale) {
    this.problem = problem;
    this.scale = scale;
    this.partOf = Components.numbered(problem);
    int count = Arrays.stream(partOf).max().orElse(0) + 1;
    this.classes = new int[count][];
    for (int part = 0; part < count; part++) {
      classes[part] = classesOf(part);
      parts.add(new ArrayList<>());
    }
  }

  private int[] classesOf(int part) {
    return IntStream.range(0, problem.classes())
        .filter(c -> partOf[problem.pairDeployment(problem.pairStart(c))] == part)
        .toArray();
  }

  /** Returns the number of the part of every deployment. */
  public int[] partOf() {
    return partOf.clone();
  }

  /** Returns how many parts there are. */
  public int parts() {
    return classes.length;
  }

  /**
   * Takes in a feasible plan.
   *
   * @param values of the objectives, by part, as {@link io.slit.core.search.PartEvaluator} says
   */
  public void add(RoutingPlan plan, double[] values) {
    for (int part = 0; part < classes.length; part++) {
      int at = part * OBJECTIVES;
      double[] own = Arrays.copyOfRange(values, at, at + OBJECTIVES);
      add(parts.get(part), new Member(plan, new Values(own, scale)));
    }
  }

  private static void add(List<Member> members, Member added) {
    for (Member member : members) {
      if (member.values().reaches(added.values())) {
        return;
      }
    }
    members.removeIf(member -> added.values().reaches(member.values()));
    members.add(added);
    if (members.size() > MOST) {
      for (int i = members.size() - 1; i > 0; i -= 2) {
        members.remove(i);
      }
    }
  }

  /** Tells whether nothing was taken in yet. */
  public boolean isEmpty() {
    return parts.get(0).isEmpty();
  }

  /**
   * Writes the best plan known for a weighting, put together by part.
   *
   * @param weights of each objective, in its unit
   * @param plan receives the shares; its units are not set
   */
  public void best(double[] weights, PlanBuffer plan) {
    for (int part = 0; part < classes.length; part++) {
      write(part, best(parts.get(part), weights).plan(), plan);
    }
  }

  /**
   * Writes the best plan known for a weighting, put together by part, with its units.
   *
   * @param values receives what it is worth: the sums over its parts
   */
  void best(double[] weights, PlanBuffer plan, double[] values) {
    Arrays.fill(values, 0);
    Member[] members = new Member[classes.length];
    for (int part = 0; part < classes.length; part++) {
      members[part] = best(parts.get(part), weights);
      write(part, members[part].plan(), plan);
      for (int j = 0; j < OBJECTIVES; j++) {
        values[j] += members[part].values().values[j];
      }
    }
    for (int k = 0; k < partOf.length; k++) {
      plan.setUnits(k, members[partOf[k]].plan().poweredUnits(k));
    }
  }

  private static Member best(List<Member> members, double[] weights) {
    Member best = members.get(0);
    double least = best.values().worth(weights);
    for (Member member : members) {
      double worth = member.values().worth(weights);
      if (worth < least) {
        least = worth;
        best = member;
      }
    }
    return best;
  }

  private void write(int part, RoutingPlan from, PlanBuffer plan) {
    for (int c : classes[part]) {
      int i = 0;
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        boolean used = i < from.rowSize(c) && from.rowDeployment(c, i) == problem.pairDeployment(p);
        plan.setShare(p, used ? from.rowShare(c, i++) : 0);
      }
    }
  }
}
