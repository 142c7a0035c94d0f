package io.slit.core.search.slit;

import io.slit.core.search.Surrogate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What local searches taught, and the surrogate fitted to it: anew whenever there are twice as many
 * rows, so that fits are few, and to the last {@value #MOST} rows at the most, so that they stay
 * short.
 */
final class Lessons {
  private static final int FIRST = 200;
  private static final int MOST = 1200;

  private final Surrogate.Learner learner;
  private final long seed;
  private final List<Lesson> lessons = new ArrayList<>();
  private int seen;
  private int next = FIRST;
  private @Nullable Surrogate surrogate;

  Lessons(Surrogate.Learner learner, long seed) {
    this.learner = learner;
    this.seed = seed;
  }

  /** Returns what was fitted last; null before there were enough rows. */
  @Nullable Surrogate surrogate() {
    return surrogate;
  }

  /** Takes in the lessons of a batch, and fits a surrogate where it is time to. */
  void add(List<Lesson> more) {
    lessons.addAll(more);
    seen += more.size();
    if (lessons.size() > MOST) {
      lessons.subList(0, lessons.size() - MOST).clear();
    }
    if (seen >= next) {
      next = 2 * seen;
      surrogate =
          learner.fit(
              lessons.stream().map(Lesson::row).toList(),
              lessons.stream().mapToDouble(Lesson::target).toArray(),
              seed);
    }
  }
}
