package io.slit.predictor.evaluation;

import io.slit.core.fleet.LlmModel;
import io.slit.predictor.measurement.ServingConfiguration;

/** What a model was not trained on when it is judged. */
public enum HoldOut {
  /** One model on one kind and number of GPUs, in ten folds. */
  CONFIGURATION("unseen_config"),
  /** One model at a time, on whatever it was measured. */
  MODEL("unseen_model"),
  /** One model at a time, and its twins of the same depth and nearly the same size. */
  TWINS("unseen_size"),
  /** All GPUs of a chip: both A100, or the H100. */
  ACCELERATOR("unseen_accelerator");

  private static final double TWIN_RATIO = 1.1;
  private final String label;

  HoldOut(String label) {
    this.label = label;
  }

  /** Returns its part of the names of figures. */
  public String label() {
    return label;
  }

  /** Tells whether a row may not be trained on when a configuration is judged. */
  boolean excludes(ServingConfiguration row, ServingConfiguration judged) {
    return switch (this) {
      case CONFIGURATION -> row.label().equals(judged.label());
      case MODEL -> row.model().equals(judged.model());
      case TWINS -> row.model().equals(judged.model()) || areTwins(row.shape(), judged.shape());
      case ACCELERATOR -> row.chip().equals(judged.chip());
    };
  }

  /** Returns what tells the groups that are judged together. */
  String group(ServingConfiguration configuration) {
    return switch (this) {
      case CONFIGURATION -> configuration.label();
      case MODEL, TWINS -> configuration.model().value();
      case ACCELERATOR -> configuration.chip();
    };
  }

  private static boolean areTwins(LlmModel.Shape a, LlmModel.Shape b) {
    double ratio = a.parametersBillion() / b.parametersBillion();
    return a.layers() == b.layers() && ratio < TWIN_RATIO && ratio > 1 / TWIN_RATIO;
  }
}
