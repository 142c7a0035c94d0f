package io.slit.server.datasets;

/**
 * The measured energy of one configuration (ML.ENERGY leaderboard, vLLM).
 *
 * @param task the task of the prompts: chat or code
 * @param parametersBn all parameters of the model in 1e9, a mixture of experts counts them all
 */
public record ServingEnergyRow(
    String task, ServingSetup setup, double parametersBn, Load load, Measured measured) {

  /** How the server was loaded. */
  public record Load(int pipelineParallelStages, int maxBatch, double averageBatch) {}

  /** What was measured; the energy is that of all GPUs and of the GPUs only. */
  public record Measured(
      double energyPerRequestJ,
      double energyPerOutputTokenJ,
      double tpotMs,
      double throughputTokensPerS,
      double averageOutputTokens) {}
}
