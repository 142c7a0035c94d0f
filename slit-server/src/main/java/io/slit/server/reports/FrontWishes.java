package io.slit.server.reports;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.FrontLimits;
import io.slit.core.units.Require;
import io.slit.server.json.NearestName;
import io.slit.server.quantity.UnitScale;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads limits and objectives as they are typed. */
public final class FrontWishes {
  private static final Map<Objective, UnitScale> SCALES =
      Map.of(
          Objective.TTFT, UnitScale.typed("ms").and("s", 1000),
          Objective.CARBON, UnitScale.typed("g").and("kg", 1e3).and("t", 1e6),
          Objective.WATER, UnitScale.typed("L").and("m3", 1e3),
          Objective.COST, UnitScale.typed("USD").and("kUSD", 1e3),
          Objective.QUALITY_LOSS, UnitScale.PLAIN);

  private FrontWishes() {}

  /**
   * Returns the limits of some flags.
   *
   * @param max each {@code NAME=VALUE} with a unit, of what is minimised
   * @param min each {@code quality=SCORE}
   * @throws IllegalArgumentException if one is wrong; the message names the flag
   */
  public static FrontLimits limits(List<String> max, List<String> min) {
    Map<Objective, Double> most = new EnumMap<>(Objective.class);
    max.forEach(text -> add(most, "--max " + text, text, false));
    min.forEach(text -> add(most, "--min " + text, text, true));
    return new FrontLimits(most);
  }

  private static void add(
      Map<Objective, Double> most, String flag, String text, boolean fromBelow) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "%s: it must read NAME=VALUE, for example %s."
              .formatted(flag, fromBelow ? "--min quality=0.7" : "--max ttft=800ms"));
    }
    ShownObjective shown = objective(flag, text.substring(0, equals));
    if (shown.maximised() != fromBelow) {
      throw new IllegalArgumentException(
          "%s: %s is limited from %s. Use %s %s=VALUE."
              .formatted(
                  flag,
                  shown.word(),
                  shown.maximised() ? "below" : "above",
                  shown.maximised() ? "--min" : "--max",
                  shown.word()));
    }
    if (most.put(shown.objective(), value(flag, shown, text.substring(equals + 1))) != null) {
      throw new IllegalArgumentException(
          "%s: %s is limited twice. Keep one of the two.".formatted(flag, shown.word()));
    }
  }

  private static double value(String flag, ShownObjective shown, String text) {
    try {
      String what = "limit of " + shown.word();
      double value = SCALES.getOrDefault(shown.objective(), UnitScale.PLAIN).read(text, what);
      return shown.maximised()
          ? 1 - Require.within(0, 1, value, what, "Quality is a score between 0 and 1.")
          : value;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(flag, e.getMessage()), e);
    }
  }

  /**
   * Returns the objectives of a list like {@code ttft,carbon,cost}.
   *
   * @throws IllegalArgumentException if one is unknown, or there are fewer than two
   */
  public static ObjectiveSubset objectives(List<String> names) {
    Set<Objective> objectives = EnumSet.noneOf(Objective.class);
    for (String name : names) {
      objectives.add(objective("--objectives " + String.join(",", names), name).objective());
    }
    if (objectives.size() < 2) {
      throw new IllegalArgumentException(
          "--objectives %s: name two at least; the best plan of one is a named pick already."
              .formatted(String.join(",", names)));
    }
    return new ObjectiveSubset(objectives);
  }

  private static ShownObjective objective(String flag, String name) {
    Optional<ShownObjective> found =
        ShownObjective.ALL.stream()
            .filter(shown -> shown.word().equals(name) || shown.name().equals(name))
            .findFirst();
    List<String> words = ShownObjective.ALL.stream().map(ShownObjective::word).toList();
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "%s: there is no objective %s. %s"
                    .formatted(flag, name, NearestName.advice(name, words))));
  }
}
