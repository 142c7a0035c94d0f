package io.slit.core.impact;

import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.Energy;
import io.slit.core.units.Money;
import io.slit.core.units.Pue;

/** Cost of the energy drawn from the grid (MODELS.md 5); a negative price is a payment. */
public final class CostModel {
  private CostModel() {}

  /** Returns what the electricity costs that some IT energy makes the facility draw. */
  public static Money energy(Energy it, Pue pue, ElectricityPrice price) {
    return price.of(pue.facility(it));
  }
}
