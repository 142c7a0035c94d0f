package io.slit.server.scenario;

import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Task;
import io.slit.core.units.Share;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code tasks}: the benchmark classes that stand for each.
 *
 * <p>The score of a task is the mean of the scores of its classes; it is unknown where one of them
 * is. A class that no model has a score in is taken for a misspelt one.
 */
final class TaskReader {
  private final QualityTable quality;
  private final Names<Task> tasks = new Names<>("task");
  private final Map<Task, List<String>> classes = new LinkedHashMap<>();

  TaskReader(QualityTable quality) {
    this.quality = quality;
  }

  /** Returns the tasks, in the order of the file. */
  Optional<List<Task>> read(LocatedObject in, List<LlmModel> models) {
    for (String key : List.copyOf(in.keys())) {
      Optional<List<String>> named = in.requireValues(key, node -> classOf(node, models));
      Optional<Task> task = named.map(ignored -> new Task(key));
      tasks.declare(key, in.at(), task);
      task.ifPresent(one -> classes.put(one, named.orElseThrow()));
    }
    return in.build(tasks::all);
  }

  /** Returns the tasks by name. */
  Names<Task> tasks() {
    return tasks;
  }

  /** Returns a model with its scores. */
  LlmModel scored(LlmModel model) {
    Map<Task, Share> scores = new LinkedHashMap<>();
    classes.forEach((task, of) -> score(model, of).ifPresent(score -> scores.put(task, score)));
    return new LlmModel(model.name(), model.otherNames(), model.shape(), scores);
  }

  private String classOf(LocatedNode node, List<LlmModel> models) {
    String name = node.text();
    boolean scored = models.stream().anyMatch(model -> published(model, name).isPresent());
    if (!scored && !models.isEmpty()) {
      throw new IllegalArgumentException(
          "The quality table has no score of any model in the class (%s). Check its spelling there."
              .formatted(name));
    }
    return name;
  }

  private Optional<Share> score(LlmModel model, List<String> of) {
    List<Double> scores =
        of.stream().flatMap(one -> published(model, one).stream()).map(Share::value).toList();
    return scores.size() < of.size() ? Optional.empty() : Optional.of(new Share(mean(scores)));
  }

  /** Returns the score under the first spelling of the model that the table knows. */
  private Optional<Share> published(LlmModel model, String benchmarkClass) {
    return Stream.concat(Stream.of(model.name().value()), model.otherNames().stream().sorted())
        .flatMap(name -> quality.find(name, benchmarkClass).stream())
        .findFirst();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
