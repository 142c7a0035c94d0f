package io.slit.predictor.features;

import io.slit.core.units.Require;
import java.util.List;

/**
 * The ordered features of a learned model. Two schemas are the same only if all of it is equal.
 *
 * @param name what the model is for
 * @param version raised whenever a feature is added, moved or computed in another way
 * @param features in order
 */
public record FeatureSchema(String name, int version, List<Feature> features) {
  /** Copies the list. */
  public FeatureSchema {
    Require.text(name, "schema name");
    Require.atLeast(1, version, "version of schema " + name, "Versions count from 1.");
    Require.atLeast(1, features.size(), "features of schema " + name, "A model needs inputs.");
    features = List.copyOf(features);
  }

  /** Returns how many features it has. */
  public int size() {
    return features.size();
  }

  /** Returns its name and version, for example {@code prefill/1}. */
  public String label() {
    return name + "/" + version;
  }

  /**
   * Checks that a model was trained for the features that this code computes.
   *
   * @throws IllegalArgumentException if it was not
   */
  public void requireSame(FeatureSchema other) {
    if (!this.equals(other)) {
      throw new IllegalArgumentException(
          "The model was trained for the features %s, this version computes %s. Retrain it."
              .formatted(other.label() + other.features(), label() + features));
    }
  }
}
