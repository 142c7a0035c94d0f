package io.slit.server.reports;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.FrontLimits;
import io.slit.core.search.Bound;
import io.slit.core.search.lp.LowerBounds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Limits and what they leave, in words. */
public final class LimitsText {
  private static final int SHOWN_DIGITS = 6;
  private static final MathContext DIGITS_OF_A_MISS = new MathContext(3, RoundingMode.DOWN);

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
   * Returns that no plan is left, the least that any plan reaches of each limited objective, and
   * which limits no plan at all can keep, by how much at least.
   */
  public static String noneLeft(Exploration exploration) {
    FrontLimits limits = exploration.question().limits();
    ShownFront front = exploration.front();
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
    return "No plan of %d is within %s. The best that any plan reaches, each on its own: %s.%s Relax a limit."
        .formatted(front.found(), limits(limits), reached, impossible(limits, exploration));
  }

  /** Returns the limits that lie below a proven bound, where plans are for what was measured. */
  private static String impossible(FrontLimits limits, Exploration exploration) {
    if (exploration.robust().isPresent()) {
      return "";
    }
    LowerBounds bounds = LowerBounds.of(exploration.problem());
    StringBuilder text = new StringBuilder();
    for (Objective objective : ordered(limits)) {
      double limit = limits.most().getOrDefault(objective, Double.POSITIVE_INFINITY);
      bounds
          .find(objective)
          .filter(bound -> bound.value() > limit)
          .ifPresent(bound -> text.append(missed(limits, bound, limit)));
    }
    return text.toString();
  }

  private static String missed(FrontLimits limits, Bound bound, double limit) {
    ShownObjective shown = ShownObjective.of(bound.objective());
    String by = BigDecimal.valueOf(bound.value() - limit).round(DIGITS_OF_A_MISS).toPlainString();
    return " No plan at all can keep %s: it misses by %s%s at least."
        .formatted(
            limit(limits, bound.objective()), by, shown.maximised() ? "" : " " + shown.unit());
  }
}
