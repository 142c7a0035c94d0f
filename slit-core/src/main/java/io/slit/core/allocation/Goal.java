package io.slit.core.allocation;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What is minimised. */
public sealed interface Goal {
  /** Returns the terms that matter. */
  List<Term> terms();

  /** Returns the worth of an allocation: what {@code total} shows. */
  double total(Map<Term, Double> values);

  /**
   * A weighted sum of terms.
   *
   * @param weights by term, not negative, one of them positive
   */
  record Weighted(Map<Term, Double> weights) implements Goal {
    /** Checks the weights. */
    public Weighted {
      weights = new EnumMap<>(weights);
      if (weights.values().stream().noneMatch(weight -> weight > 0)
          || weights.values().stream().anyMatch(w -> !(w >= 0) || w.isInfinite())) {
        throw new IllegalArgumentException(
            "The weights %s must be in [0, inf), and one of them above 0. Weigh what matters."
                .formatted(weights));
      }
    }

    @Override
    public List<Term> terms() {
      return weights.entrySet().stream()
          .filter(weight -> weight.getValue() > 0)
          .map(Map.Entry::getKey)
          .toList();
    }

    @Override
    public double total(Map<Term, Double> values) {
      double sum = 0;
      for (Map.Entry<Term, Double> weight : weights.entrySet()) {
        sum += weight.getValue() * values.getOrDefault(weight.getKey(), Double.NaN);
      }
      return sum;
    }
  }

  /**
   * The least of the first term, among those the least of the second, and so on.
   *
   * @param terms each once
   */
  record Lexicographic(List<Term> terms) implements Goal {
    /** Checks the terms. */
    public Lexicographic {
      terms = List.copyOf(terms);
      if (terms.isEmpty() || new HashSet<>(terms).size() < terms.size()) {
        throw new IllegalArgumentException(
            "The order %s must name one term at least, and each once.".formatted(terms));
      }
    }

    /** Returns the bill: energy, carbon tax and delay penalty. */
    @Override
    public double total(Map<Term, Double> values) {
      return values.getOrDefault(Term.ENERGY, Double.NaN)
          + values.getOrDefault(Term.CARBON, Double.NaN)
          + values.getOrDefault(Term.DELAY, Double.NaN);
    }
  }
}
