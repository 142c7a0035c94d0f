package io.slit.core.simulation.physics;

/**
 * A row of ML.ENERGY's table: a replica kept at a constant number of requests.
 *
 * @param on what it was measured on
 * @param batch requests together, on average
 * @param tpotSeconds time per output token, what joining prompts take included
 * @param joulesPerToken energy of all GPUs per output token
 * @param outputTokens mean output of a request
 */
public record EnergyRow(
    MeasuredOn on, double batch, double tpotSeconds, double joulesPerToken, double outputTokens) {
  /**
   * Returns the mean draw of all GPUs in W that makes the measured energy of a token at the
   * measured time of a token. The published throughput is that of the whole run, with its slow
   * begin and end, and lies up to a fifth below.
   */
  double watts() {
    return joulesPerToken * batch / tpotSeconds;
  }
}
