package io.slit.core.simulation.power;

/**
 * A microgrid over time: sun and wind first, what is left over into the battery, what is missing
 * out of the battery, then out of the grid. It never charges from the grid, so neither a negative
 * price nor a negative marginal intensity makes it draw more. For one thread.
 */
final class MicrogridState {
  private final Microgrid microgrid;
  private final double leastKwh;
  private double storedKwh;

  /** Begins with a full battery's least charge: nothing is given that was not taken in. */
  MicrogridState(Microgrid microgrid) {
    this.microgrid = microgrid;
    this.leastKwh = microgrid.battery().capacityKwh() * microgrid.battery().leastCharge();
    this.storedKwh = leastKwh;
  }

  PowerFlow step(double facilityKwh, double renewableKwh, double hours) {
    double direct = Math.min(facilityKwh, renewableKwh);
    double charged = charge(renewableKwh - direct, hours);
    double missing = facilityKwh - direct;
    double discharged = discharge(missing, hours);
    missing -= discharged;
    double grid = Math.min(missing, microgrid.gridLimitKw() * hours);
    return new PowerFlow(
        facilityKwh,
        grid,
        direct + charged,
        renewableKwh - direct - charged,
        charged,
        discharged,
        missing - grid);
  }

  private double charge(double surplusKwh, double hours) {
    Microgrid.Battery battery = microgrid.battery();
    double room = (battery.capacityKwh() - storedKwh) / battery.efficiency();
    double taken = Math.max(0, Math.min(surplusKwh, Math.min(room, battery.chargeKw() * hours)));
    storedKwh += taken * battery.efficiency();
    return taken;
  }

  private double discharge(double missingKwh, double hours) {
    Microgrid.Battery battery = microgrid.battery();
    double left = (storedKwh - leastKwh) * battery.efficiency();
    double given = Math.max(0, Math.min(missingKwh, Math.min(left, battery.dischargeKw() * hours)));
    storedKwh -= given / battery.efficiency();
    return given;
  }

  double storedKwh() {
    return storedKwh;
  }
}
