package io.slit.core.pareto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The objectives that plans are compared by; the others are ignored.
 *
 * <p>Values are compared in single precision, as search does: a plan is not worth keeping for being
 * better by a rounding error.
 *
 * @param objectives one at least, in the order of {@link Objective}
 */
public record ObjectiveSubset(Set<Objective> objectives) {
  /** All objectives. */
  public static final ObjectiveSubset ALL = new ObjectiveSubset(EnumSet.allOf(Objective.class));

  /** Copies the set. */
  public ObjectiveSubset {
    if (objectives.isEmpty()) {
      throw new IllegalArgumentException("Plans must be compared by one objective at least.");
    }
    objectives = Collections.unmodifiableSet(EnumSet.copyOf(objectives));
  }

  /** Tells whether plans are compared by an objective. */
  public boolean contains(Objective objective) {
    return objectives.contains(objective);
  }

  /** Tells whether a vector is nowhere worse than another in these objectives. */
  public boolean nowhereWorse(ObjectiveVector a, ObjectiveVector b) {
    for (Objective objective : objectives) {
      if ((float) a.get(objective) > (float) b.get(objective)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the items that no other dominates in these objectives, in their order; of items equal
   * in all of them the first. O(n^2).
   *
   * @param of what an item is worth
   */
  public <T> List<T> nonDominated(List<T> items, Function<T, ObjectiveVector> of) {
    List<T> kept = new ArrayList<>();
    for (T item : items) {
      ObjectiveVector vector = of.apply(item);
      if (kept.stream().noneMatch(other -> nowhereWorse(of.apply(other), vector))) {
        kept.removeIf(other -> nowhereWorse(vector, of.apply(other)));
        kept.add(item);
      }
    }
    return kept;
  }
}
