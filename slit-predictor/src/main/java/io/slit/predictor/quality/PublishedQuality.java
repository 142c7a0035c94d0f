package io.slit.predictor.quality;

import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.Task;
import io.slit.core.spi.QualityScores;
import io.slit.core.units.Share;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Scores by model and task, in [0, 1]: published ones, moved by feedback. Immutable.
 *
 * <p>A published score counts as {@link #PRIOR_SCORES} scores of feedback, so that a few opinions
 * do not overturn a benchmark: {@code (prior x 50 + sum of feedback) / (50 + n)}, the mean of a
 * Beta distribution with a prior of that strength. The strength is a choice, not a measurement.
 */
public final class PublishedQuality implements QualityScores {
  /** Scores of feedback that a published score weighs as much as. */
  public static final double PRIOR_SCORES = 50;

  private final Map<ModelName, Map<Task, Score>> scores;

  private PublishedQuality(Map<ModelName, Map<Task, Score>> scores) {
    this.scores = scores;
  }

  private record Score(double sum, double weight) {
    Share mean() {
      return new Share(Math.min(1, sum / weight));
    }
  }

  /** Returns the scores that these models carry. */
  public static PublishedQuality of(Collection<LlmModel> models) {
    Map<ModelName, Map<Task, Score>> scores = new TreeMap<>();
    for (LlmModel model : models) {
      Map<Task, Score> byTask = new TreeMap<>();
      model.quality().forEach((task, share) -> byTask.put(task, published(share)));
      scores.put(model.name(), Collections.unmodifiableMap(byTask));
    }
    return new PublishedQuality(Collections.unmodifiableMap(scores));
  }

  private static Score published(Share share) {
    return new Score(share.value() * PRIOR_SCORES, PRIOR_SCORES);
  }

  @Override
  public Optional<Share> findQuality(LlmModel model, Task task) {
    return findQuality(model.name(), task);
  }

  /** Returns how many scores of feedback moved a model's score on a task. */
  public long feedback(ModelName model, Task task) {
    Score score = scores.getOrDefault(model, Map.of()).get(task);
    return score == null ? 0 : Math.round(score.weight() - PRIOR_SCORES);
  }

  /** Returns the score of a model on a task, where one is known. */
  public Optional<Share> findQuality(ModelName model, Task task) {
    return Optional.ofNullable(scores.getOrDefault(model, Map.of()).get(task)).map(Score::mean);
  }

  /**
   * Returns the score of a model on a task.
   *
   * @throws IllegalArgumentException if none is known
   */
  public Share getQuality(ModelName model, Task task) {
    return findQuality(model, task).orElseThrow(() -> unknown(model, task));
  }

  /**
   * Returns these scores with one more of feedback.
   *
   * @throws IllegalArgumentException if the model or the task has no score to start from
   */
  public PublishedQuality withFeedback(ModelName model, Task task, Share score) {
    requireKnown(model, task);
    Map<ModelName, Map<Task, Score>> moved = new TreeMap<>(scores);
    Map<Task, Score> byTask = new TreeMap<>(moved.getOrDefault(model, Map.of()));
    byTask.computeIfPresent(
        task, (any, old) -> new Score(old.sum() + score.value(), old.weight() + 1));
    moved.put(model, Collections.unmodifiableMap(byTask));
    return new PublishedQuality(Collections.unmodifiableMap(moved));
  }

  private void requireKnown(ModelName model, Task task) {
    if (findQuality(model, task).isEmpty()) {
      throw unknown(model, task);
    }
  }

  private IllegalArgumentException unknown(ModelName model, Task task) {
    return new IllegalArgumentException(
        "There is no score of %s on the task %s. Known: %s. Add one to the model."
            .formatted(model, task, known(model)));
  }

  private String known(ModelName model) {
    Map<Task, Score> byTask = scores.get(model);
    return byTask == null ? "the models " + scores.keySet() : "the tasks " + byTask.keySet();
  }
}
