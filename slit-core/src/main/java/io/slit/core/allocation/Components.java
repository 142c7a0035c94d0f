package io.slit.core.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A solver that solves each part of a program by itself, where no row ties it to others: hours
 * without a water cap, for instance. Simplex methods take more than linear time, so parts are
 * faster.
 */
public final class Components implements LinearSolver {
  private final LinearSolver solver;

  /** Solves parts by a solver. */
  public Components(LinearSolver solver) {
    this.solver = solver;
  }

  @Override
  public LinearAnswer minimise(LinearModel model, double[] cost) {
    double[] point = new double[model.variables().size()];
    double[] prices = new double[model.rows().size()];
    boolean priced = true;
    for (Part part : parts(model)) {
      LinearAnswer answer = solver.minimise(part.model, part.cost(cost));
      if (!answer.feasible()) {
        return answer;
      }
      double[] values = answer.point();
      for (int i = 0; i < values.length; i++) {
        point[part.variables.get(i)] = values[i];
      }
      double[] found = answer.prices();
      priced &= found.length == part.rows.size();
      for (int i = 0; i < found.length; i++) {
        prices[part.rows.get(i)] = found[i];
      }
    }
    return LinearAnswer.optimal(point, priced ? prices : new double[0]);
  }

  /** Variables and rows that belong together, by their number in the whole. */
  private record Part(LinearModel model, List<Integer> variables, List<Integer> rows) {
    static Part empty() {
      return new Part(new LinearModel(), new ArrayList<>(), new ArrayList<>());
    }

    double[] cost(double[] all) {
      return variables.stream().mapToDouble(i -> all[i]).toArray();
    }
  }

  private static Iterable<Part> parts(LinearModel model) {
    int[] root = roots(model);
    int variables = model.variables().size();
    int[] place = new int[root.length];
    Map<Integer, Part> parts = new LinkedHashMap<>();
    for (int i = 0; i < root.length; i++) {
      Part part = parts.computeIfAbsent(find(root, i), one -> Part.empty());
      if (i < variables) {
        LinearModel.Bounds bounds = model.variables().get(i);
        place[i] = part.model.addVariable(bounds.lower(), bounds.upper());
        part.variables.add(i);
      } else {
        LinearModel.Bounds bounds = model.rows().get(i - variables);
        place[i] = part.model.addRow(bounds.lower(), bounds.upper());
        part.rows.add(i - variables);
      }
    }
    for (LinearModel.Entry entry : model.entries()) {
      int row = variables + entry.row();
      Part part = parts.get(find(root, row));
      if (part != null) {
        part.model.set(place[row], place[entry.variable()], entry.value());
      }
    }
    return parts.values();
  }

  /** Joins what an entry ties: variables first, then rows. */
  private static int[] roots(LinearModel model) {
    int variables = model.variables().size();
    int[] root = new int[variables + model.rows().size()];
    Arrays.setAll(root, i -> i);
    for (LinearModel.Entry entry : model.entries()) {
      root[find(root, entry.variable())] = find(root, variables + entry.row());
    }
    return root;
  }

  private static int find(int[] root, int i) {
    int at = i;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }
}
