package io.slit.core.search.lp;

import io.slit.core.search.PlanningProblem;
import java.util.Arrays;

/** Finds which deployments are connected by classes that may use several of them. */
final class Components {
  private Components() {}

  /** Returns for each deployment the first deployment that it is connected with, or itself. */
  static int[] byDeployment(PlanningProblem problem) {
    int[] parent = new int[problem.deployments()];
    for (int k = 0; k < parent.length; k++) {
      parent[k] = k;
    }
    for (int c = 0; c < problem.classes(); c++) {
      int first = problem.pairDeployment(problem.pairStart(c));
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        join(parent, first, problem.pairDeployment(p));
      }
    }
    for (int k = 0; k < parent.length; k++) {
      parent[k] = root(parent, k);
    }
    return parent;
  }

  /** Returns for each deployment the number of its component, from 0. */
  static int[] numbered(PlanningProblem problem) {
    int[] first = byDeployment(problem);
    int[] distinct = Arrays.stream(first).distinct().sorted().toArray();
    return Arrays.stream(first).map(k -> Arrays.binarySearch(distinct, k)).toArray();
  }

  private static void join(int[] parent, int a, int b) {
    int rootA = root(parent, a);
    int rootB = root(parent, b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private static int root(int[] parent, int k) {
    int at = k;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
