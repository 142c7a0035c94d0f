package io.slit.core.units;

/** Price of electricity in USD/kWh; negative prices are real. */
public record ElectricityPrice(double usdPerKwh) implements Comparable<ElectricityPrice> {
  /** Checks the range. */
  public ElectricityPrice {
    Require.finite(usdPerKwh, "electricity price in USD/kWh");
  }

  /** Returns the price of so many USD per MWh. */
  public static ElectricityPrice ofUsdPerMwh(double usdPerMwh) {
    return new ElectricityPrice(usdPerMwh / 1000);
  }

  /** Returns what some energy costs. */
  public Money of(Energy energy) {
    return new Money(usdPerKwh * energy.kwh());
  }

  @Override
  public int compareTo(ElectricityPrice other) {
    return Double.compare(usdPerKwh, other.usdPerKwh);
  }
}
