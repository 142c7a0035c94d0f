package io.slit.core.allocation;

import io.slit.core.allocation.AllocationAnswer.Conflict;
import io.slit.core.allocation.AllocationAnswer.Shortfall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds limits that are too tight, by elastic programs: limits of one kind may be exceeded, and the
 * sum of what they are exceeded by, in parts of each, is least. Every kind that is enough by itself
 * is told; where none is, all limits may give way.
 */
final class Conflicts {
  private static final double ROUNDING = 1e-9;

  private final AllocationProgram program;
  private final LinearSolver solver;

  Conflicts(AllocationProgram program, LinearSolver solver) {
    this.program = program;
    this.solver = solver;
  }

  List<Conflict> find() {
    List<Conflict> found = new ArrayList<>();
    for (Limit.Kind kind : Limit.Kind.values()) {
      elastic(EnumSet.of(kind)).stream().forEach(found::add);
    }
    if (found.isEmpty()) {
      found.addAll(elastic(EnumSet.allOf(Limit.Kind.class)));
    }
    found.sort(Comparator.comparingInt(one -> one.shortfalls().size()));
    return found;
  }

  private List<Conflict> elastic(Set<Limit.Kind> kinds) {
    LinearModel model = program.model().copy();
    Map<Integer, AllocationProgram.ScaledLimit> over = new LinkedHashMap<>();
    program
        .limits()
        .forEach(
            (row, limit) -> {
              if (kinds.contains(limit.limit().kind())) {
                int variable = model.addVariable(0, Double.POSITIVE_INFINITY);
                model.set(row, variable, -1);
                over.put(variable, limit);
              }
            });
    if (over.isEmpty()) {
      return List.of();
    }
    double[] cost = new double[model.variables().size()];
    over.keySet().forEach(variable -> cost[variable] = 1);
    LinearAnswer answer = solver.minimise(model, cost);
    return answer.feasible() ? List.of(conflict(answer.point(), over)) : List.of();
  }

  private static Conflict conflict(
      double[] point, Map<Integer, AllocationProgram.ScaledLimit> over) {
    List<Shortfall> shortfalls = new ArrayList<>();
    over.forEach(
        (variable, limit) -> {
          if (point[variable] > ROUNDING) {
            Limit one = limit.limit();
            shortfalls.add(new Shortfall(one, one.allowed() + point[variable] * limit.scale()));
          }
        });
    return new Conflict(shortfalls);
  }

  /** Returns the demand that no site takes; none where all demand has a site. */
  static List<Conflict> ofUnserved(AllocationInstance instance) {
    Set<Flow.Demanded> served = new HashSet<>();
    Flow.allOf(instance).forEach(flow -> served.add(flow.demanded()));
    List<Shortfall> shortfalls = new ArrayList<>();
    for (Flow.Demanded one : Flow.demands(instance)) {
      if (!served.contains(one)) {
        shortfalls.add(shortfall(instance, one));
      }
    }
    return shortfalls.isEmpty() ? List.of() : List.of(new Conflict(shortfalls));
  }

  private static Shortfall shortfall(AllocationInstance instance, Flow.Demanded one) {
    QueryType type = instance.types().get(one.type());
    double least = Double.POSITIVE_INFINITY;
    for (int site = 0; site < instance.sites().size(); site++) {
      Site.Serving serving = instance.sites().get(site).serving().get(one.type()).orElse(null);
      if (serving != null) {
        least = Math.min(least, instance.delayMs(one.area(), one.type(), site, serving));
      }
    }
    String where =
        "%s from %s, hour %d"
            .formatted(type.name(), instance.frame().areas().get(one.area()), one.hour());
    return new Shortfall(
        new Limit(Limit.Kind.DELAY, where, type.delayCapMs().orElse(0), "ms"), least);
  }
}
