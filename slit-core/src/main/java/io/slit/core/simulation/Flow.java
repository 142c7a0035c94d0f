package io.slit.core.simulation;

/**
 * Requests and their tokens.
 *
 * @param requests how many
 * @param inputTokens tokens of their prompts
 * @param outputTokens tokens that they generate in all, also where they are not done
 */
public record Flow(long requests, long inputTokens, long outputTokens) {
  /** Nothing. */
  public static final Flow NONE = new Flow(0, 0, 0);

  /** Returns the sum of the two. */
  public Flow plus(Flow other) {
    return new Flow(
        requests + other.requests,
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens);
  }
}
