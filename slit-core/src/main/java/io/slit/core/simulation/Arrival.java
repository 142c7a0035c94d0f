package io.slit.core.simulation;

import io.slit.core.units.Require;

/**
 * One request as a source hands it to the engine, output length included. Reused from request to
 * request. Policies never see one: they see a {@link SimulatedRequest}.
 */
public final class Arrival {
  private double atSeconds;
  private int classIndex;
  private int inputTokens = 1;
  private int outputTokens = 1;

  /**
   * Sets all of it.
   *
   * @param atSeconds arrival, in s since the start of the simulation
   * @param classIndex index into the classes of the setting
   * @param inputTokens prompt tokens, at least 1
   * @param outputTokens tokens that it will generate, at least 1
   * @throws IllegalArgumentException if a number is out of range
   */
  public void set(double atSeconds, int classIndex, int inputTokens, int outputTokens) {
    Require.atLeast(0, atSeconds, "arrival in s", "Count from the start of the simulation.");
    Require.atLeast(0, classIndex, "class index", "Count from 0.");
    Require.atLeast(1, inputTokens, "input tokens", "An empty prompt has one token.");
    Require.atLeast(1, outputTokens, "output tokens", "A request generates one token at least.");
    this.atSeconds = atSeconds;
    this.classIndex = classIndex;
    this.inputTokens = inputTokens;
    this.outputTokens = outputTokens;
  }

  /** Returns its arrival, in s since the start of the simulation. */
  public double atSeconds() {
    return atSeconds;
  }

  /** Returns its class, an index into the classes of the setting. */
  public int classIndex() {
    return classIndex;
  }

  /** Returns the tokens of its prompt. */
  public int inputTokens() {
    return inputTokens;
  }

  /** Returns the tokens that it will generate. */
  public int outputTokens() {
    return outputTokens;
  }
}
