package io.slit.core.simulation.power;

/**
 * Energy that went somewhere over a time, in kWh: {@code facility = grid + renewable + discharged -
 * charged + unmet}.
 *
 * @param facility what the site asked for
 * @param grid drawn from the grid
 * @param renewable of sun and wind that was used or charged
 * @param curtailed of sun and wind that nobody wanted
 * @param charged taken in by the battery
 * @param discharged given by the battery
 * @param unmet what grid, sun, wind and battery together could not give: the limit was broken by it
 */
public record PowerFlow(
    double facility,
    double grid,
    double renewable,
    double curtailed,
    double charged,
    double discharged,
    double unmet) {
  /** Nothing. */
  public static final PowerFlow NONE = new PowerFlow(0, 0, 0, 0, 0, 0, 0);

  /** Returns the sum of the two. */
  public PowerFlow plus(PowerFlow other) {
    return new PowerFlow(
        facility + other.facility,
        grid + other.grid,
        renewable + other.renewable,
        curtailed + other.curtailed,
        charged + other.charged,
        discharged + other.discharged,
        unmet + other.unmet);
  }
}
