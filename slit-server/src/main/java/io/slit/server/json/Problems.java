package io.slit.server.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is wrong with one file, up to a number that is worth reading at once.
 *
 * <p>Not thread-safe.
 */
public final class Problems {
  /** How many problems are kept; the rest is only counted. */
  public static final int LIMIT = 20;

  private final List<Problem> kept = new ArrayList<>();
  private int count;

  Problems() {}

  /** Notes a problem. */
  public void note(Location at, String message) {
    count++;
    if (kept.size() < LIMIT) {
      kept.add(new Problem(at, message));
    }
  }

  /** Tells whether nothing is wrong. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Returns the problems that were kept, in the order they were found. */
  public List<Problem> kept() {
    return List.copyOf(kept);
  }

  /** Returns how many were found, kept or not. */
  public int count() {
    return count;
  }

  /**
   * Refuses the file if anything is wrong.
   *
   * @throws LocatedException with all problems that were kept
   */
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new LocatedException(kept(), count);
    }
  }
}
