package io.slit.server.whatif;

import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.SiteId;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.Pue;
import io.slit.core.units.WaterIntensity;
import java.math.BigDecimal;

/**
 * One signal of one site, set to a value.
 *
 * @param value in the unit of the signal
 */
public record SiteChange(SiteId site, SiteSignal signal, double value) {
  /** Returns conditions with this value in them; a change of PUE leaves them as they are. */
  public SiteConditions applyTo(SiteConditions old) {
    return switch (signal) {
      case CI ->
          new SiteConditions(
              old.carbonIntensity().withGramsPerKwh(value),
              old.price(),
              old.wetBulb(),
              old.siteWater(),
              old.sourceWater());
      case PRICE ->
          new SiteConditions(
              old.carbonIntensity(),
              ElectricityPrice.ofUsdPerMwh(value),
              old.wetBulb(),
              old.siteWater(),
              old.sourceWater());
      case WUE ->
          new SiteConditions(
              old.carbonIntensity(),
              old.price(),
              old.wetBulb(),
              new WaterIntensity(value),
              old.sourceWater());
      case EWIF ->
          new SiteConditions(
              old.carbonIntensity(),
              old.price(),
              old.wetBulb(),
              old.siteWater(),
              new WaterIntensity(value));
      case PUE -> old;
    };
  }

  /** Returns a site with this value; only a change of PUE changes it. */
  Datacenter applyTo(Datacenter old) {
    return signal != SiteSignal.PUE
        ? old
        : new Datacenter(
            old.id(),
            old.city(),
            old.region(),
            old.place(),
            old.timeZone(),
            new Pue(value),
            old.annualWue(),
            old.scarcity());
  }

  /** Returns the change in words, for example {@code site DE-LU: ci = 300 g/kWh}. */
  public String text() {
    String number = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    return "site %s: %s = %s %s".formatted(site, signal.key(), number, signal.unit()).strip();
  }
}
