package io.slit.core.pareto;

import io.slit.core.units.Require;
import java.util.Arrays;

/** The value of every {@link Objective} for one plan. Immutable. */
public final class ObjectiveVector {
  private static final int SIZE = Objective.values().length;

  private final double[] values;

  private ObjectiveVector(double[] values) {
    this.values = values;
  }

  /**
   * Returns the vector of these values, in the order of {@link Objective#values()}.
   *
   * @throws IllegalArgumentException if a value is missing or not finite
   */
  public static ObjectiveVector of(double... values) {
    if (values.length != SIZE) {
      throw new IllegalArgumentException(
          "An objective vector needs %d values, one per objective, and got %d."
              .formatted(SIZE, values.length));
    }
    for (Objective objective : Objective.values()) {
      Require.finite(values[objective.index()], objective.key());
    }
    return new ObjectiveVector(values.clone());
  }

  /** Returns the value of one objective, in its unit. */
  public double get(Objective objective) {
    return values[objective.index()];
  }

  /** Tells whether this is nowhere worse than the other and somewhere better. */
  public boolean dominates(ObjectiveVector other) {
    boolean better = false;
    for (int i = 0; i < SIZE; i++) {
      if (values[i] > other.values[i]) {
        return false;
      }
      better |= values[i] < other.values[i];
    }
    return better;
  }

  /** Returns a copy of the values, in the order of {@link Objective#values()}. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectiveVector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
