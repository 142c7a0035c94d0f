package io.slit.server.scenario;

import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.Task;
import io.slit.core.units.Share;
import io.slit.core.workload.ModelChoice;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code models}, {@code tasks} and {@code aliases}. */
final class ModelReader {
  private final TaskReader taskReader;
  private final Names<String> spellings = new Names<>("model or alias");
  private final Names<ModelChoice> choices = new Names<>("model or alias");
  private Names<LlmModel> models = new Names<>("model");

  ModelReader(QualityTable quality) {
    this.taskReader = new TaskReader(quality);
  }

  /** Returns the catalogue; empty if anything in it is wrong. */
  Optional<ModelCatalogue> read(LocatedObject in) {
    var drafts = in.requireObjects("models", this::model);
    var tasks = in.requireObject("tasks", one -> taskReader.read(one, models.all()));
    models = models.map(taskReader::scored);
    var aliases = in.requireObjects("aliases", this::alias);
    return drafts.flatMap(
        drawn ->
            in.make(
                () ->
                    new ModelCatalogue(models.all(), aliases.orElseThrow(), tasks.orElseThrow())));
  }

  /** Returns the models by canonical name. */
  Names<LlmModel> models() {
    return models;
  }

  /** Returns what a profile can aim at, by canonical name or alias. */
  Names<ModelChoice> choices() {
    return choices;
  }

  /** Returns the tasks by name. */
  Names<Task> tasks() {
    return taskReader.tasks();
  }

  private Optional<LlmModel> model(LocatedObject in) {
    Optional<String> name = in.require("name", this::spelling);
    Optional<List<String>> others = in.optionalValues("other_names", this::spelling);
    Optional<LlmModel.Shape> shape = shape(in);
    Optional<LlmModel> built =
        in.build(
            () ->
                new LlmModel(
                    new ModelName(name.orElseThrow()),
                    Set.copyOf(others.orElse(List.of())),
                    shape.orElseThrow(),
                    Map.of()));
    if (name.isPresent()) {
      in.declare("name", models, built);
      in.declare("name", choices, built.map(one -> new ModelChoice.Pinned(one.name())));
    }
    return built;
  }

  private static Optional<LlmModel.Shape> shape(LocatedObject in) {
    Optional<Double> parameters = in.requireDouble("parameters_b");
    Optional<Double> active = in.optionalDouble("active_parameters_b");
    Optional<Integer> layers = in.requireInt("layers");
    Optional<Integer> heads = in.requireInt("kv_heads");
    Optional<Integer> dimension = in.requireInt("head_dimension");
    Optional<Double> bytes = in.requireDouble("bytes_per_parameter");
    return in.make(
        () ->
            new LlmModel.Shape(
                parameters.orElseThrow(),
                active.or(() -> parameters).orElseThrow(),
                layers.orElseThrow(),
                heads.orElseThrow(),
                dimension.orElseThrow(),
                bytes.orElseThrow()));
  }

  private Optional<ModelChoice.Alias> alias(LocatedObject in) {
    Optional<String> name = in.require("name", this::spelling);
    Optional<List<LlmModel>> answering = in.requireAllNamed("models", models);
    Optional<Share> floor = in.require("min_quality", node -> new Share(node.decimal()));
    Optional<ModelChoice.Alias> built =
        in.build(
            () ->
                new ModelChoice.Alias(
                    name.orElseThrow(),
                    answering.orElseThrow().stream().map(LlmModel::name).toList(),
                    floor.orElseThrow()));
    if (name.isPresent()) {
      in.declare("name", choices, built.map(one -> one));
    }
    return built;
  }

  private String spelling(LocatedNode node) {
    String name = node.text();
    spellings.declare(ModelCatalogue.folded(name), node.at(), Optional.of(name));
    return name;
  }
}
