package io.slit.predictor.features;

import io.slit.core.units.Require;

/**
 * One input of a learned model.
 *
 * @param name for people and for the manifest
 * @param unit of the number whose natural logarithm the model sees
 */
public record Feature(String name, String unit) {
  /** Checks the texts. */
  public Feature {
    Require.text(name, "feature name");
    Require.text(unit, "unit of feature " + name);
  }
}
