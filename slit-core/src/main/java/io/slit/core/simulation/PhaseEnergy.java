package io.slit.core.simulation;

/**
 * IT energy by what the node did, in kWh: GPUs and host, before PUE. The host of a node is shared
 * out to its replicas.
 *
 * @param prefillKwh while prompts were processed
 * @param decodeKwh while tokens were generated
 * @param idleKwh while nothing ran on a powered replica
 * @param startingKwh while nodes started and loaded models
 */
public record PhaseEnergy(double prefillKwh, double decodeKwh, double idleKwh, double startingKwh) {
  /** Nothing. */
  public static final PhaseEnergy NONE = new PhaseEnergy(0, 0, 0, 0);

  /** Returns all of it, in kWh. */
  public double totalKwh() {
    return prefillKwh + decodeKwh + idleKwh + startingKwh;
  }

  /** Returns the sum of the two. */
  public PhaseEnergy plus(PhaseEnergy other) {
    return new PhaseEnergy(
        prefillKwh + other.prefillKwh,
        decodeKwh + other.decodeKwh,
        idleKwh + other.idleKwh,
        startingKwh + other.startingKwh);
  }
}
