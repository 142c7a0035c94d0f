package io.slit.core.search;

import java.util.List;
import java.util.function.Supplier;

/**
 * Does independent pieces of work, maybe at the same time. Core has no threads: whoever has them
 * gives them.
 */
public interface Workers {
  /** One piece after the other, on the caller's thread. */
  Workers ONE =
      new Workers() {
        @Override
        public <T> List<T> all(List<Supplier<T>> tasks) {
          return tasks.stream().map(Supplier::get).toList();
        }
      };

  /** Does all and returns the results in the order of the tasks; a task's exception is thrown. */
  <T> List<T> all(List<Supplier<T>> tasks);
}
