package io.slit.server.replay;

import io.slit.core.simulation.ServiceKind;
import io.slit.core.workload.RequestProfile;
import io.slit.server.scenario.ScenarioWorkload;
import io.slit.server.scenario.WeightedProfile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts of all requests by how they may be treated: interactive, deferrable, bound to their home.
 * Within a kind, profiles keep their proportions.
 *
 * @param shares by kind, summing to 1; empty for those of the scenario
 */
public record Mix(Map<ServiceKind, Double> shares) {
  /** As the scenario has it. */
  public static final Mix OF_SCENARIO = new Mix(Map.of());

  private static final double WHOLE = 1e-6;

  /** Copies the map and checks the sum. */
  public Mix {
    shares = Map.copyOf(shares);
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!shares.isEmpty() && Math.abs(sum - 1) > WHOLE) {
      throw new IllegalArgumentException(
          "The parts of a mix sum to %s and must sum to 1.".formatted(sum));
    }
  }

  /**
   * Reads {@code interactive/deferrable/bound} in percent, for example {@code 60/30/10}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Mix parse(String text) {
    String[] words = text.split("/", -1);
    double[] parts = new double[words.length];
    try {
      for (int i = 0; i < words.length; i++) {
        parts[i] = Double.parseDouble(words[i].strip());
      }
    } catch (NumberFormatException e) {
      throw wrong(text, e);
    }
    double sum = Arrays.stream(parts).sum();
    if (parts.length != 3
        || Arrays.stream(parts).anyMatch(one -> !(one >= 0))
        || Math.abs(sum - 100) > WHOLE) {
      throw wrong(text, null);
    }
    return new Mix(
        Map.of(
            ServiceKind.INTERACTIVE, parts[0] / 100,
            ServiceKind.DEFERRABLE, parts[1] / 100,
            ServiceKind.RESIDENCY_BOUND, parts[2] / 100));
  }

  private static IllegalArgumentException wrong(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "The mix (%s) must be three parts in percent that sum to 100: interactive/deferrable/bound, for example 60/30/10."
            .formatted(text),
        cause);
  }

  /**
   * Returns what the rates of each profile are multiplied by.
   *
   * @throws IllegalArgumentException if the scenario has no profile of a kind that is asked for
   */
  Map<RequestProfile, Double> factors(ScenarioWorkload workload) {
    Map<ServiceKind, Double> there = new EnumMap<>(ServiceKind.class);
    for (WeightedProfile one : workload.profiles()) {
      there.merge(ServiceKind.of(one.profile()), one.share().value(), Double::sum);
    }
    List<ServiceKind> missing = new ArrayList<>(shares.keySet());
    missing.removeIf(kind -> shares.getOrDefault(kind, 0.0) == 0 || there.containsKey(kind));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "The mix asks for %s requests, and the scenario has no such profile.".formatted(missing));
    }
    Map<RequestProfile, Double> factors = new LinkedHashMap<>();
    for (WeightedProfile one : workload.profiles()) {
      factors.put(one.profile(), factor(one.profile(), there));
    }
    return factors;
  }

  private double factor(RequestProfile profile, Map<ServiceKind, Double> there) {
    ServiceKind kind = ServiceKind.of(profile);
    return shares.isEmpty()
        ? 1
        : shares.getOrDefault(kind, 0.0) / there.getOrDefault(kind, Double.POSITIVE_INFINITY);
  }

  /** Returns it as text. */
  public String text() {
    return shares.isEmpty()
        ? "scenario"
        : "%s/%s/%s"
            .formatted(
                percent(ServiceKind.INTERACTIVE),
                percent(ServiceKind.DEFERRABLE),
                percent(ServiceKind.RESIDENCY_BOUND));
  }

  private String percent(ServiceKind kind) {
    return BigDecimal.valueOf(100 * shares.getOrDefault(kind, 0.0))
        .stripTrailingZeros()
        .toPlainString();
  }
}
