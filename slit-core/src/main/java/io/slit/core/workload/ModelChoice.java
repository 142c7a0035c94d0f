package io.slit.core.workload;

import io.slit.core.fleet.ModelName;
import io.slit.core.units.Share;
import java.util.List;

/** Which models may answer a request. */
public sealed interface ModelChoice {
  /** Returns what the request writes into its {@code model} field. */
  String name();

  /** Returns the models that may answer. */
  List<ModelName> models();

  /** The request names one model: only that one answers. */
  record Pinned(ModelName model) implements ModelChoice {
    @Override
    public String name() {
      return model.value();
    }

    @Override
    public List<ModelName> models() {
      return List.of(model);
    }
  }

  /** The request names an alias: any of its models answers whose quality is above the floor. */
  record Alias(String name, List<ModelName> models, Share minQuality) implements ModelChoice {
    /** Copies the list. */
    public Alias {
      models = List.copyOf(models);
      if (models.isEmpty()) {
        throw new IllegalArgumentException("The alias %s names no model.".formatted(name));
      }
    }
  }
}
