package io.slit.server.config;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.PlanPreference;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a preference: {@code balanced}, {@code lowest:carbon}, {@code weights:carbon=2,ttft=1} or
 * {@code limits:ttft=800}. Objectives go by name ({@code carbon}) or by key ({@code carbon_g}).
 */
public final class PreferenceText {
  private PreferenceText() {}

  /**
   * Returns the preference a text names.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static PlanPreference parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String rest = colon < 0 ? "" : text.substring(colon + 1);
    return switch (kind) {
      case "balanced" -> new PlanPreference.Balanced();
      case "lowest" -> new PlanPreference.Lowest(objective(rest));
      case "weights" -> new PlanPreference.Weighted(numbers(rest));
      case "limits" -> new PlanPreference.WithinLimits(numbers(rest));
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Map<Objective, Double> numbers(String text) {
    Map<Objective, Double> numbers = new EnumMap<>(Objective.class);
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(part);
      }
      Objective objective = objective(part.substring(0, equals).strip());
      numbers.put(objective, Double.valueOf(part.substring(equals + 1).strip()));
    }
    return numbers;
  }

  private static Objective objective(String name) {
    for (Objective objective : Objective.values()) {
      String own = objective.name().toLowerCase(Locale.ROOT);
      if (name.equals(objective.key()) || name.equals(own)) {
        return objective;
      }
    }
    if (name.equals("quality")) {
      return Objective.QUALITY_LOSS;
    }
    throw new IllegalArgumentException(name);
  }
}
