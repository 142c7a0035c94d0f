package io.slit.server.reports;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.FrontLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Limits and what they leave, in words. */
public final class LimitsText {
  private static final int SHOWN_DIGITS = 6;

  private LimitsText() {}

  /** Returns a limit as it is asked for, for example {@code ttft <= 800 ms}. */
  public static String limit(FrontLimits limits, Objective objective) {
    ShownObjective shown = ShownObjective.of(objective);
    return "%s %s %s"
        .formatted(
            shown.word(),
            shown.maximised() ? ">=" : "<=",
            quantity(shown, limits.most().getOrDefault(objective, Double.NaN)));
  }

  private static String limits(FrontLimits limits) {
    return ordered(limits).stream()
        .map(objective -> limit(limits, objective))
        .collect(Collectors.joining(", "));
  }

  private static List<Objective> ordered(FrontLimits limits) {
    return ShownObjective.ALL.stream()
        .map(ShownObjective::objective)
        .filter(limits.most()::containsKey)
        .toList();
  }

  private static String quantity(ShownObjective shown, double minimised) {
    String number =
        new BigDecimal(shown.shown(minimised))
            .setScale(SHOWN_DIGITS, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    return shown.maximised() ? number : number + " " + shown.unit();
  }

  /** Returns the limit that leaves out most plans, where one leaves out any. */
  public static Optional<Objective> tightest(FrontLimits.Outcome outcome) {
    return outcome.excluded().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .max(
            Comparator.<Map.Entry<Objective, Integer>>comparingInt(Map.Entry::getValue)
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /** Returns what limits leave: how many plans, and which limit leaves out most. */
  public static String left(FrontLimits limits, ShownFront front) {
    FrontLimits.Outcome outcome = front.limited();
    String most =
        tightest(outcome)
            .map(
                objective ->
                    "; %s leaves out most: %d"
                        .formatted(
                            limit(limits, objective),
                            outcome.excluded().getOrDefault(objective, 0)))
            .orElse("");
    return "%s: %d of %d plans are within%s"
        .formatted(limits(limits), outcome.within().size(), front.found(), most);
  }

  /**
   * Returns that no plan is left, and the least that any plan reaches of each limited objective.
   */
  public static String noneLeft(FrontLimits limits, ShownFront front) {
    String reached =
        ordered(limits).stream()
            .map(
                objective -> {
                  ShownObjective shown = ShownObjective.of(objective);
                  return "%s %s"
                      .formatted(
                          shown.word(),
                          quantity(
                              shown, front.limited().least().getOrDefault(objective, Double.NaN)));
                })
            .collect(Collectors.joining(", "));
    return "No plan of %d is within %s. The best that any plan reaches, each on its own: %s. Relax a limit."
        .formatted(front.found(), limits(limits), reached);
  }
}
