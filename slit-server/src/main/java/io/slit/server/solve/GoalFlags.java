package io.slit.server.solve;

import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.Goal;
import io.slit.core.allocation.QueryType;
import io.slit.core.allocation.SiteSignal;
import io.slit.core.allocation.Term;
import io.slit.server.json.NearestName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reads goals as they are typed: {@code energy=1,carbon=2}, {@code carbon}, and orders. */
public final class GoalFlags {
  private GoalFlags() {}

  /**
   * Returns a weighted sum.
   *
   * @param text names, each with {@code =WEIGHT} or, standing for 1, without
   * @throws IllegalArgumentException if it is wrong; the message names the flag
   */
  public static Goal weighted(String text) {
    Map<Term, Double> weights = new EnumMap<>(Term.class);
    for (String part : text.split(",", -1)) {
      String[] pair = part.split("=", 2);
      Term term = term("--objective " + text, pair[0].trim());
      if (weights.put(term, pair.length == 1 ? 1 : weight(text, pair[1].trim())) != null) {
        throw new IllegalArgumentException(
            "--objective %s: %s stands twice. Keep one.".formatted(text, term.key()));
      }
    }
    return made("--objective " + text, () -> new Goal.Weighted(weights));
  }

  /** Returns an order of terms, such as {@code carbon,delay}. */
  public static Goal lexicographic(String text) {
    String flag = "--lexicographic " + text;
    List<Term> terms = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      terms.add(term(flag, name.trim()));
    }
    return made(flag, () -> new Goal.Lexicographic(terms));
  }

  private static Goal made(String flag, Supplier<Goal> goal) {
    try {
      return goal.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(flag + ": " + e.getMessage(), e);
    }
  }

  private static double weight(String text, String weight) {
    try {
      return Double.parseDouble(weight);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--objective %s: the weight (%s) must be a number, such as energy=1."
              .formatted(text, weight),
          e);
    }
  }

  private static Term term(String flag, String name) {
    return Term.find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: there is no term (%s). %s"
                        .formatted(flag, name, NearestName.advice(name, Term.keys()))));
  }

  /**
   * Refuses a goal that nothing of the instance counts for: all of it would be optimal.
   *
   * @throws IllegalArgumentException that says what to ask for instead
   */
  public static void requireMeaning(Goal goal, AllocationInstance instance) {
    if (goal.terms().size() == 1) {
      Term term = goal.terms().get(0);
      boolean untaxed =
          instance.sites().stream()
              .allMatch(
                  site ->
                      IntStream.range(0, instance.hours())
                          .allMatch(hour -> site.signal(SiteSignal.CARBON_TAX, hour) == 0));
      if (term == Term.CARBON && untaxed) {
        throw new IllegalArgumentException(
            "The carbon term is the carbon tax, and every carbon_tax_usd_per_t is 0. Ask for"
                + " carbon_kg, or give a tax.");
      }
      boolean free =
          instance.types().stream().mapToDouble(QueryType::delayPenaltyUsdPerSecond).sum() == 0;
      if (term == Term.DELAY && free) {
        throw new IllegalArgumentException(
            "The delay term is the delay penalty, and every delay_penalty_usd_per_s is 0. Ask for"
                + " mean_delay_ms, or give a penalty.");
      }
    }
  }
}
