package io.slit.core.spi;

import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Task;
import io.slit.core.units.Share;
import java.util.Optional;

/** Says how well models answer. Immutable, or frozen while a problem is compiled. */
@FunctionalInterface
public interface QualityScores {
  /** Returns the score of a model on a task, in [0, 1], where one is known. */
  Optional<Share> findQuality(LlmModel model, Task task);

  /** Returns the published scores that the models carry. */
  static QualityScores published() {
    return LlmModel::findQuality;
  }
}
