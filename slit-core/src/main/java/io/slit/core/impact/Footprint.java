package io.slit.core.impact;

import io.slit.core.environment.SiteConditions;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Energy;
import io.slit.core.units.Money;
import io.slit.core.units.Pue;
import io.slit.core.units.WaterVolume;

/**
 * What some IT energy amounts to at a site under given conditions.
 *
 * @param it energy of the servers
 * @param facility energy of the whole site
 * @param carbon operational, location-based
 * @param siteWater consumed on site
 * @param sourceWater consumed at the power plants
 * @param cost of the electricity
 */
public record Footprint(
    Energy it,
    Energy facility,
    CarbonMass carbon,
    WaterVolume siteWater,
    WaterVolume sourceWater,
    Money cost) {
  /** Nothing. */
  public static final Footprint ZERO =
      new Footprint(
          Energy.ZERO,
          Energy.ZERO,
          CarbonMass.ZERO,
          WaterVolume.ZERO,
          WaterVolume.ZERO,
          Money.ZERO);

  /** Returns the footprint of some IT energy. */
  public static Footprint of(Energy it, Pue pue, SiteConditions conditions) {
    return new Footprint(
        it,
        pue.facility(it),
        CarbonModel.operational(it, pue, conditions.carbonIntensity()),
        WaterModel.site(it, conditions.siteWater()),
        WaterModel.source(it, pue, conditions.sourceWater()),
        CostModel.energy(it, pue, conditions.price()));
  }

  /** Returns site and source water together. */
  public WaterVolume water() {
    return siteWater.plus(sourceWater);
  }

  /** Returns the sum of the two. */
  public Footprint plus(Footprint other) {
    return new Footprint(
        it.plus(other.it),
        facility.plus(other.facility),
        carbon.plus(other.carbon),
        siteWater.plus(other.siteWater),
        sourceWater.plus(other.sourceWater),
        cost.plus(other.cost));
  }

  /** Returns this footprint times a number that is not negative. */
  public Footprint times(double factor) {
    return new Footprint(
        it.times(factor),
        facility.times(factor),
        carbon.times(factor),
        siteWater.times(factor),
        sourceWater.times(factor),
        cost.times(factor));
  }
}
