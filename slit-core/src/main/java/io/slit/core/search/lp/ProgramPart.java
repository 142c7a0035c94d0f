package io.slit.core.search.lp;

import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Classes and deployments of a problem that no pair connects with others, as a program of their
 * own, and the simplex that solves it.
 */
final class ProgramPart {
  private final int[] deployments;
  private final int[] pairs;
  private final int[] start;
  private final LinearProgram program;
  private final GubSimplex simplex;
  private final double[] scores;

  private ProgramPart(PlanningProblem problem, int[] classes, int[] deployments) {
    this.deployments = deployments;
    this.start = new int[classes.length + 1];
    for (int i = 0; i < classes.length; i++) {
      start[i + 1] = start[i] + problem.pairEnd(classes[i]) - problem.pairStart(classes[i]);
    }
    this.pairs = new int[start[classes.length]];
    this.scores = new double[pairs.length];
    this.program = program(problem, classes);
    this.simplex = new GubSimplex(program);
  }

  /** Sets what deployments can be booked with, in replicas; the last solve is forgotten. */
  void setCapacities(double[] replicas) {
    for (int i = 0; i < deployments.length; i++) {
      program.setCapacity(i, replicas[deployments[i]]);
    }
    simplex.forget();
  }

  private LinearProgram program(PlanningProblem problem, int[] classes) {
    int[] own = new int[problem.deployments()];
    for (int i = 0; i < deployments.length; i++) {
      own[deployments[i]] = i;
    }
    int[] deployment = new int[pairs.length];
    double[] load = new double[pairs.length];
    for (int i = 0; i < classes.length; i++) {
      for (int at = start[i]; at < start[i + 1]; at++) {
        int p = problem.pairStart(classes[i]) + at - start[i];
        pairs[at] = p;
        deployment[at] = own[problem.pairDeployment(p)];
        load[at] = problem.loadSeconds(p);
      }
    }
    double[] demand = Arrays.stream(classes).mapToDouble(problem::demandPerSecond).toArray();
    double[] capacity = Arrays.stream(deployments).mapToDouble(problem::capacityReplicas).toArray();
    return new LinearProgram(start, deployment, load, demand, capacity);
  }

  /** Returns all parts of a problem: the connected components of its pairs. */
  static ProgramPart[] allOf(PlanningProblem problem) {
    int[] group = Components.byDeployment(problem);
    int[] groups = Arrays.stream(group).distinct().toArray();
    return Arrays.stream(groups)
        .mapToObj(one -> of(problem, group, one))
        .filter(part -> part.pairs.length > 0)
        .toArray(ProgramPart[]::new);
  }

  private static ProgramPart of(PlanningProblem problem, int[] group, int wanted) {
    int[] classes =
        IntStream.range(0, problem.classes())
            .filter(c -> group[problem.pairDeployment(problem.pairStart(c))] == wanted)
            .toArray();
    int[] deployments =
        IntStream.range(0, problem.deployments()).filter(k -> group[k] == wanted).toArray();
    return new ProgramPart(problem, classes, deployments);
  }

  /** Returns the first of its deployments, which stands for the part. */
  int firstDeployment() {
    return deployments[0];
  }

  void forget() {
    simplex.forget();
  }

  /** Where nothing was solved yet, the next solve begins near a plan. */
  void beginNear(PlanBuffer plan) {
    if (simplex.isStarted()) {
      return;
    }
    for (int c = 0; c + 1 < start.length; c++) {
      int most = start[c];
      for (int i = most; i < start[c + 1]; i++) {
        if (plan.share(pairs[i]) > plan.share(pairs[most])) {
          most = i;
        }
      }
      simplex.setKey(c, most);
    }
    simplex.beginAtKeys();
  }

  void solve(double[] allScores, LinearSolution all) {
    for (int i = 0; i < pairs.length; i++) {
      scores[i] = allScores[pairs[i]];
    }
    all.add(simplex.solve(scores), deployments);
  }

  void write(PlanBuffer plan) {
    for (int c = 0; c + 1 < start.length; c++) {
      double sum = 0;
      for (int i = start[c]; i < start[c + 1]; i++) {
        sum += simplex.share(i);
      }
      for (int i = start[c]; i < start[c + 1]; i++) {
        plan.setShare(pairs[i], simplex.share(i) / sum);
      }
    }
  }
}
