package io.slit.core.search;

import io.slit.core.units.Require;
import java.util.Arrays;

/** The genes, each in [0, 1], that a plan is made of. Immutable. */
public final class Genome {
  private final double[] genes;

  private Genome(double[] genes) {
    this.genes = genes;
  }

  /**
   * Returns the genome of these genes.
   *
   * @throws IllegalArgumentException if one is not in [0, 1]
   */
  public static Genome of(double... genes) {
    for (double gene : genes) {
      Require.within(0, 1, gene, "gene", "Every gene is a share.");
    }
    return new Genome(genes.clone());
  }

  /** Returns how many genes it has. */
  public int size() {
    return genes.length;
  }

  /** Returns one gene. */
  public double get(int i) {
    return genes[i];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Genome genome && Arrays.equals(genes, genome.genes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(genes);
  }
}
