package io.slit.server.reports;

import io.slit.core.pareto.CommonBox;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Two written fronts beside each other, in the objectives that both have.
 *
 * @param first the first front
 * @param second the second front
 * @param objectives names of the objectives that both have
 * @param comparison hypervolume and coverage
 */
public record ComparedFronts(
    FrontPoints first, FrontPoints second, List<String> objectives, CommonBox comparison) {
  /** Copies the list. */
  public ComparedFronts {
    objectives = List.copyOf(objectives);
  }

  /** The best value of one objective on both sides. */
  public record Best(String objective, double first, double second) {}

  /**
   * Compares two fronts.
   *
   * @throws IllegalArgumentException if they share fewer than two objectives, or one has no plan
   */
  public static ComparedFronts of(FrontPoints first, FrontPoints second) {
    List<String> shared =
        first.maximised().keySet().stream().filter(second.maximised()::containsKey).toList();
    if (shared.size() < 2) {
      throw new IllegalArgumentException(
          "The fronts share the objectives %s and must share two at least: %s has %s, %s has %s."
              .formatted(
                  shared,
                  first.label(),
                  first.maximised().keySet(),
                  second.label(),
                  second.maximised().keySet()));
    }
    Stream.of(first, second).forEach(ComparedFronts::requirePlans);
    return new ComparedFronts(
        first, second, shared, CommonBox.of(first.minimised(shared), second.minimised(shared)));
  }

  private static void requirePlans(FrontPoints front) {
    if (front.plans().isEmpty()) {
      throw new IllegalArgumentException(
          "The front of %s has no plan: there is nothing to compare.".formatted(front.label()));
    }
  }

  /** Returns the best of every objective on both sides. */
  public List<Best> bests() {
    return objectives.stream()
        .map(name -> new Best(name, first.best(name), second.best(name)))
        .toList();
  }

  /** Returns whether the fronts are of one scenario and epoch. */
  public boolean sameQuestion() {
    return first.scenario().equals(second.scenario()) && first.at().equals(second.at());
  }

  /** Returns the comparison as text; lines end in a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    append(text, "A", first);
    append(text, "B", second);
    if (!sameQuestion()) {
      text.append("  the two are not of one scenario and epoch: values differ for that alone\n");
    }
    text.append(
        String.format(
            Locale.ROOT,
            "  hypervolume, part of the common box (reference point %.1f): A %.4f, B %.4f%n"
                + "  coverage: A covers %.1f %% of B, B covers %.1f %% of A%n"
                + "  %-12s %14s %14s %14s%n",
            CommonBox.REFERENCE,
            comparison.first().hypervolume(),
            comparison.second().hypervolume(),
            100 * comparison.first().coverage(),
            100 * comparison.second().coverage(),
            "best of",
            "A",
            "B",
            "B - A"));
    for (Best best : bests()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-12s %14.4f %14.4f %+14.4f%n",
              best.objective(),
              best.first(),
              best.second(),
              best.second() - best.first()));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String side, FrontPoints front) {
    text.append(
        "%s: %s, %s at %s, %d plans%s%n"
            .formatted(
                side,
                front.label(),
                front.scenario(),
                front.at(),
                front.plans().size(),
                front.whatIf().isEmpty() ? "" : ", what if: " + String.join("; ", front.whatIf())));
  }
}
