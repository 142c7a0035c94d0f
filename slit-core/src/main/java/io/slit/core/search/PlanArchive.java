package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every non-dominated plan a search has seen, in the objectives it trades against each other. For
 * one thread.
 */
public final class PlanArchive {
  private final PlanningProblem problem;
  private final int[] objectives;
  private final NonDominatedArchive<Kept> archive = new NonDominatedArchive<>();
  private double leastOverrun = Double.POSITIVE_INFINITY;
  private @Nullable Candidate lastResort;

  /** A plan that is made only once its point is kept. */
  private static final class Kept {
    private @Nullable Candidate candidate;

    Candidate candidate() {
      if (candidate == null) {
        throw new IllegalStateException("A point was kept without its plan.");
      }
      return candidate;
    }
  }

  /** Makes an empty archive of these objectives; values of the others do not count. */
  public PlanArchive(PlanningProblem problem, List<Objective> objectives) {
    this.problem = problem;
    this.objectives = objectives.stream().mapToInt(Objective::index).sorted().toArray();
  }

  /**
   * Offers a plan; only feasible ones are archived.
   *
   * @return whether it is
   */
  public boolean offer(Candidate candidate) {
    if (candidate.overrun() > 0) {
      offerInfeasible(candidate);
      return false;
    }
    leastOverrun = 0;
    Kept kept = new Kept();
    boolean archived = archive.offer(chosen(candidate.objectives().toArray()), kept);
    if (archived) {
      kept.candidate = candidate;
    }
    return archived;
  }

  /**
   * Offers a plan in the making, which is copied only if it is kept.
   *
   * @param values of every objective
   * @param overrun how far it breaks capacity or SLOs
   */
  public void offer(double[] values, double overrun, PlanBuffer plan) {
    if (overrun > 0) {
      if (overrun < leastOverrun) {
        offerInfeasible(candidate(values, overrun, plan));
      }
      return;
    }
    leastOverrun = 0;
    Kept kept = new Kept();
    if (archive.offer(chosen(values), kept)) {
      kept.candidate = candidate(values, overrun, plan);
    }
  }

  private Candidate candidate(double[] values, double overrun, PlanBuffer plan) {
    return new Candidate(ObjectiveVector.of(values), overrun, problem.toPlan(plan));
  }

  private void offerInfeasible(Candidate candidate) {
    if (candidate.overrun() < leastOverrun) {
      leastOverrun = candidate.overrun();
      lastResort = candidate;
    }
  }

  private double[] chosen(double[] values) {
    double[] point = new double[objectives.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = values[objectives[i]];
    }
    return point;
  }

  /** Returns the overrun of the plan that breaks least; 0 once a feasible plan was offered. */
  public double leastOverrun() {
    return leastOverrun;
  }

  /** Returns how many feasible plans it holds. */
  public int size() {
    return archive.size();
  }

  /** Returns all feasible plans it holds. */
  public List<Candidate> all() {
    List<Candidate> all = new ArrayList<>(archive.size());
    for (int i = 0; i < archive.size(); i++) {
      all.add(archive.maker(i).candidate());
    }
    return all;
  }

  /** Returns a menu of its plans and all feasible ones behind it, for a later search. */
  KnownPlans known(List<EvaluatedPlan> menu) {
    List<RoutingPlan> plans = new ArrayList<>(archive.size());
    List<double[]> points = new ArrayList<>(archive.size());
    for (int i = 0; i < archive.size(); i++) {
      plans.add(archive.maker(i).candidate().plan());
      points.add(archive.point(i));
    }
    return new KnownPlans(List.of(), plans, points).withMenu(menu);
  }

  /**
   * Returns the plans that stand for all, named p001, p002, ... by rising values; where none is
   * feasible, the one that breaks least.
   *
   * @param size plans at most
   */
  public List<EvaluatedPlan> menu(int size) {
    if (archive.size() == 0) {
      return lastResort == null ? List.of() : List.of(named(1, lastResort));
    }
    List<double[]> points = new ArrayList<>(archive.size());
    for (int i = 0; i < archive.size(); i++) {
      points.add(archive.point(i));
    }
    List<Integer> picked = new ArrayList<>(MenuPicker.pick(points, size));
    picked.sort(Comparator.comparing(points::get, Arrays::compare));
    List<EvaluatedPlan> plans = new ArrayList<>();
    for (int i : picked) {
      plans.add(named(plans.size() + 1, archive.maker(i).candidate()));
    }
    return plans;
  }

  private static EvaluatedPlan named(int number, Candidate candidate) {
    String id = String.format(Locale.ROOT, "p%03d", number);
    RoutingPlan plan = candidate.plan();
    return new EvaluatedPlan(id, plan, candidate.objectives());
  }
}
