package io.slit.core.simulation.physics;

/**
 * A row of ML.ENERGY's table: a replica kept at a constant number of requests.
 *
 * @param on what it was measured on
 * @param batch requests together, on average
 * @param tpotSeconds time per output token, what joining prompts take included
 * @param joulesPerToken energy of all GPUs per output token
 * @param tokensPerSecond output tokens of the replica
 * @param outputTokens mean output of a request
 */
public record EnergyRow(
    MeasuredOn on,
    double batch,
    double tpotSeconds,
    double joulesPerToken,
    double tokensPerSecond,
    double outputTokens) {
  /** Returns the mean draw of all GPUs, in W. */
  double watts() {
    return joulesPerToken * tokensPerSecond;
  }
}
