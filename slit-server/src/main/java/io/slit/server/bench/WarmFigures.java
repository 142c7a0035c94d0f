package io.slit.server.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Ratios of hypervolume by time, cold and warm, of epochs.
 *
 * <p>The time to a ratio is found between marks, by straight lines over the logarithm of time; an
 * epoch that does not reach it by the last mark counts as infinite. For one thread.
 */
public final class WarmFigures {
  /** The ratio whose time is told. */
  public static final double GOAL = 0.98;

  private final List<Duration> marks;
  private final List<Epoch> epochs = new ArrayList<>();
  private Epoch current = new Epoch();

  private static final class Epoch {
    private final List<Double> coldMillis = new ArrayList<>();
    private final List<Double> coldRatio = new ArrayList<>();
    private final List<Double> warmMillis = new ArrayList<>();
    private final List<Double> warmRatio = new ArrayList<>();

    double coldGoal() {
      return timeTo(coldMillis, coldRatio);
    }

    double warmGoal() {
      return timeTo(warmMillis, warmRatio);
    }

    boolean bothReached() {
      return Double.isFinite(coldGoal()) && Double.isFinite(warmGoal());
    }

    double timesSooner() {
      return coldGoal() / warmGoal();
    }
  }

  WarmFigures(List<Duration> marks) {
    this.marks = List.copyOf(marks);
  }

  void add(boolean warm, double millis, double ratio) {
    (warm ? current.warmMillis : current.coldMillis).add(millis);
    (warm ? current.warmRatio : current.coldRatio).add(ratio);
  }

  /** Ends an epoch; returns it as a line. */
  String endEpoch() {
    Epoch ended = current;
    epochs.add(ended);
    current = new Epoch();
    return "cold %s, warm %s; to %s: cold %s, warm %s"
        .formatted(
            text(ended.coldRatio),
            text(ended.warmRatio),
            GOAL,
            millis(ended.coldGoal()),
            millis(ended.warmGoal()));
  }

  private static String text(List<Double> ratios) {
    List<String> texts =
        ratios.stream().map(one -> String.format(Locale.ROOT, "%.3f", one)).toList();
    return String.join(" / ", texts);
  }

  private static String millis(double time) {
    return Double.isInfinite(time) ? "not reached" : String.format(Locale.ROOT, "%.0f ms", time);
  }

  static double timeTo(List<Double> millis, List<Double> ratios) {
    for (int i = 0; i < ratios.size(); i++) {
      if (ratios.get(i) >= GOAL) {
        if (i == 0) {
          return millis.get(0);
        }
        double before = Math.log(millis.get(i - 1));
        double part = (GOAL - ratios.get(i - 1)) / (ratios.get(i) - ratios.get(i - 1));
        return Math.exp(before + part * (Math.log(millis.get(i)) - before));
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Returns all figures by name; what was not reached is left out. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("epochs", (double) epochs.size());
    for (int i = 0; i < marks.size(); i++) {
      int mark = i;
      String name = "_ratio_" + marks.get(i).toMillis() + "ms";
      figures.put("cold" + name, mean(epochs.stream().map(one -> one.coldRatio).toList(), mark));
      figures.put("warm" + name, mean(epochs.stream().map(one -> one.warmRatio).toList(), mark));
    }
    put(figures, "cold_median_ms", median(epochs.stream().map(Epoch::coldGoal).toList()));
    put(figures, "warm_median_ms", median(epochs.stream().map(Epoch::warmGoal).toList()));
    List<Double> sooner =
        epochs.stream().filter(Epoch::bothReached).map(Epoch::timesSooner).toList();
    figures.put("epochs_both_reached", (double) sooner.size());
    if (!sooner.isEmpty()) {
      figures.put("times_sooner_median", median(sooner));
    }
    return figures;
  }

  private static void put(Map<String, Double> figures, String name, double value) {
    if (Double.isFinite(value)) {
      figures.put(name, value);
    }
  }

  private static double mean(List<List<Double>> rows, int column) {
    return rows.stream().mapToDouble(row -> row.get(column)).average().orElseThrow();
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
  }

  /** Returns the figures as lines. */
  public String text() {
    StringBuilder text = new StringBuilder();
    figures()
        .forEach(
            (name, value) -> text.append(String.format(Locale.ROOT, "%-28s %.4f%n", name, value)));
    return text.toString();
  }
}
