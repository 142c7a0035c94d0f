package io.slit.server.bench;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What plans came to under what really happened, by way of planning and pick.
 *
 * <p>Figures: the mean and the 90 % quantile over epochs of each objective, the part of the epochs
 * in which the plan broke capacity or SLOs, and by how much it did in the mean. For one thread.
 */
public final class RobustFigures {
  private static final double QUANTILE = 0.9;

  private final Map<String, Map<String, Came>> byPick = new LinkedHashMap<>();
  private final ForecastErrorCorrelation errors = new ForecastErrorCorrelation();

  private static final class Came {
    private final List<ObjectiveVector> values = new ArrayList<>();
    private int overloaded;
    private double overrun;
  }

  void add(String way, String pick, ObjectiveVector values, double overrun) {
    Came came =
        byPick
            .computeIfAbsent(pick, any -> new LinkedHashMap<>())
            .computeIfAbsent(way, any -> new Came());
    came.values.add(values);
    came.overloaded += overrun > 0 ? 1 : 0;
    came.overrun += overrun;
  }

  /** Returns how forecasts erred. */
  ForecastErrorCorrelation errors() {
    return errors;
  }

  /** Returns all figures by name: {@code pick.way.figure}. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    byPick.forEach(
        (pick, ways) ->
            ways.forEach(
                (way, came) -> {
                  String prefix = pick + "." + way + ".";
                  figures.put(prefix + "epochs", (double) came.values.size());
                  for (Objective objective : Objective.values()) {
                    figures.put(prefix + objective.key(), mean(came, objective));
                    figures.put(prefix + objective.key() + "_p90", quantile(came, objective));
                  }
                  figures.put(prefix + "overloaded", came.overloaded / (double) came.values.size());
                  figures.put(prefix + "overrun", came.overrun / came.values.size());
                }));
    figures.putAll(errors.figures());
    return figures;
  }

  private static double mean(Came came, Objective objective) {
    return came.values.stream().mapToDouble(one -> one.get(objective)).average().orElseThrow();
  }

  private static double quantile(Came came, Objective objective) {
    double[] sorted =
        came.values.stream().mapToDouble(one -> one.get(objective)).sorted().toArray();
    return sorted[(int) Math.ceil(QUANTILE * sorted.length) - 1];
  }

  /** Returns a table for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    byPick.forEach(
        (pick, ways) -> {
          text.append(pick).append('\n').append(header());
          ways.forEach((way, came) -> text.append(row(way, came)));
        });
    errors
        .figures()
        .forEach(
            (name, value) -> text.append(String.format(Locale.ROOT, "%-36s %8.3f%n", name, value)));
    return text.toString();
  }

  private static String header() {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-8s", "robust"));
    for (Objective objective : Objective.values()) {
      line.append(String.format(Locale.ROOT, " %12s %12s", objective.key(), "p90"));
    }
    return line.append("   overloaded    overrun\n").toString();
  }

  private static String row(String way, Came came) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-8s", way));
    for (Objective objective : Objective.values()) {
      line.append(
          String.format(
              Locale.ROOT, " %12.5g %12.5g", mean(came, objective), quantile(came, objective)));
    }
    double share = 100.0 * came.overloaded / came.values.size();
    return line.append(
            String.format(
                Locale.ROOT, " %10.1f %% %10.4f%n", share, came.overrun / came.values.size()))
        .toString();
  }
}
