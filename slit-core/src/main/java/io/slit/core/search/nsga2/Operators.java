package io.slit.core.search.nsga2;

import org.uma.jmetal.operator.crossover.impl.SBXCrossover;
import org.uma.jmetal.operator.mutation.impl.PolynomialMutation;

/** The usual operators of real genes: SBX 0.9 and polynomial mutation 1/n, both of index 20. */
final class Operators {
  private static final double CROSSOVER_PROBABILITY = 0.9;
  private static final double DISTRIBUTION_INDEX = 20;

  private Operators() {}

  static SBXCrossover crossover() {
    return new SBXCrossover(CROSSOVER_PROBABILITY, DISTRIBUTION_INDEX);
  }

  static PolynomialMutation mutation(int genes) {
    return new PolynomialMutation(1.0 / genes, DISTRIBUTION_INDEX);
  }
}
