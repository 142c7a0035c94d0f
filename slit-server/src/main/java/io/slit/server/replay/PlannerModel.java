package io.slit.server.replay;

import java.util.Arrays;
import java.util.Locale;

/** Whose word planners take for what serving takes. */
public enum PlannerModel {
  /** The serving model in use, as a server does. */
  LEARNED,
  /** The simulator's own physics: an ablation that shows what the model's errors cost. */
  SIMULATOR;

  /** Returns the name used in commands. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the model of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PlannerModel ofKey(String key) {
    return Arrays.stream(values())
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no planner's model \"%s\": take learned or simulator."
                        .formatted(key)));
  }
}
