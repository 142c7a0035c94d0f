package io.slit.server.scenario;

import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Task;
import io.slit.core.workload.ModelChoice;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The models, the aliases that stand for several of them, and the tasks they are scored on. */
public final class ModelCatalogue {
  private final List<LlmModel> models;
  private final List<ModelChoice.Alias> aliases;
  private final List<Task> tasks;
  private final Map<String, ModelChoice> bySpelling = new HashMap<>();

  ModelCatalogue(List<LlmModel> models, List<ModelChoice.Alias> aliases, List<Task> tasks) {
    this.models = List.copyOf(models);
    this.aliases = List.copyOf(aliases);
    this.tasks = List.copyOf(tasks);
    models.forEach(this::addSpellings);
    aliases.forEach(alias -> bySpelling.put(folded(alias.name()), alias));
  }

  /** Returns the models, in the order of the file. */
  public List<LlmModel> models() {
    return models;
  }

  /** Returns the aliases, in the order of the file. */
  public List<ModelChoice.Alias> aliases() {
    return aliases;
  }

  /** Returns the tasks, in the order of the file. */
  public List<Task> tasks() {
    return tasks;
  }

  /** Returns what a request means by its model field, in any spelling and case. */
  public Optional<ModelChoice> find(String spelling) {
    return Optional.ofNullable(bySpelling.get(folded(spelling)));
  }

  /** Returns a spelling as it is compared. */
  static String folded(String spelling) {
    return spelling.toLowerCase(Locale.ROOT);
  }

  private void addSpellings(LlmModel model) {
    ModelChoice pinned = new ModelChoice.Pinned(model.name());
    bySpelling.put(folded(model.name().value()), pinned);
    model.otherNames().forEach(name -> bySpelling.put(folded(name), pinned));
  }
}
