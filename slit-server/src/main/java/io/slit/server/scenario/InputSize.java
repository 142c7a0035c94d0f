package io.slit.server.scenario;

/** Which requests a profile stands for, by the length of their prompt. */
public enum InputSize {
  /** Up to the scenario's boundary. */
  SHORT,
  /** Above the boundary. */
  LONG,
  /** Whatever the length. */
  ANY;

  /** Tells whether a prompt of so many tokens is meant. */
  public boolean covers(double inputTokens, int shortInputMaxTokens) {
    return switch (this) {
      case SHORT -> inputTokens <= shortInputMaxTokens;
      case LONG -> inputTokens > shortInputMaxTokens;
      case ANY -> true;
    };
  }

  /** Tells whether some prompt is meant by both. */
  public boolean overlaps(InputSize other) {
    return this == ANY || other == ANY || this == other;
  }
}
