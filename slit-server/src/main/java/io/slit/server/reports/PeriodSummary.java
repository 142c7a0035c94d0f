package io.slit.server.reports;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the named plans of a period amount to.
 *
 * <p>Carbon, water and cost are summed over the period: each explored epoch stands for its whole
 * step, which is an assumption wherever a step is longer than an epoch. TTFT and quality are means
 * over requests.
 *
 * @param rows by name, picks first
 */
public record PeriodSummary(List<Row> rows) {
  /** Copies the list. */
  public PeriodSummary {
    rows = List.copyOf(rows);
  }

  /**
   * One named plan.
   *
   * @param epochs explored epochs that have it; fewer than all where limits left no plan
   * @param objectives over those epochs
   */
  public record Row(String name, int epochs, ObjectiveVector objectives) {}

  /** One epoch's plan of a name, and what it weighs in means: its requests per second. */
  private record Part(EvaluatedPlan plan, double requests) {
    double value(Objective objective) {
      return plan.objectives().get(objective);
    }
  }

  /** Returns the summary of a period. */
  public static PeriodSummary of(ExploredPeriod explored) {
    Map<String, List<Part>> parts = new LinkedHashMap<>();
    for (Exploration epoch : explored.epochs()) {
      double requests = epoch.problem().input().demand().totalPerSecond();
      ExploredPeriod.named(epoch)
          .forEach(
              (name, plan) ->
                  parts
                      .computeIfAbsent(name, one -> new ArrayList<>())
                      .add(new Part(plan, requests)));
    }
    double scale = explored.period().epochsPerStep();
    List<Row> rows = new ArrayList<>();
    parts.forEach((name, all) -> rows.add(new Row(name, all.size(), amount(all, scale))));
    return new PeriodSummary(rows);
  }

  private static ObjectiveVector amount(List<Part> parts, double scale) {
    double[] values = new double[Objective.values().length];
    for (Objective objective : Objective.values()) {
      ToDoubleFunction<Part> value = part -> part.value(objective);
      values[objective.index()] =
          switch (objective) {
            case TTFT, QUALITY_LOSS -> mean(parts, value);
            case CARBON, WATER, COST -> scale * parts.stream().mapToDouble(value).sum();
          };
    }
    return ObjectiveVector.of(values);
  }

  /** Without any request, epochs weigh alike. */
  private static double mean(List<Part> parts, ToDoubleFunction<Part> value) {
    double requests = parts.stream().mapToDouble(Part::requests).sum();
    return requests == 0
        ? parts.stream().mapToDouble(value).average().orElseThrow()
        : parts.stream().mapToDouble(p -> p.requests() * value.applyAsDouble(p)).sum() / requests;
  }
}
