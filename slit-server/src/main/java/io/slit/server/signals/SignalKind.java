package io.slit.server.signals;

import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A kind of signal: what it is called, its unit, and which values can be true.
 *
 * @param <T> type of its values; average and marginal carbon intensity are two
 */
public final class SignalKind<T> {
  /** Average carbon intensity; the dirtiest grids have about 1,100 g/kWh. */
  public static final SignalKind<AverageCarbon> AVERAGE_CARBON =
      new SignalKind<>(
          "carbon",
          "g/kWh",
          Optional.of(Method.AVERAGE),
          new Range<>(0, 2500, one -> one.intensity().gramsPerKwh()));

  /** Marginal carbon intensity. */
  public static final SignalKind<MarginalCarbon> MARGINAL_CARBON =
      new SignalKind<>(
          "carbon",
          "g/kWh",
          Optional.of(Method.MARGINAL),
          new Range<>(-2500, 2500, one -> one.intensity().gramsPerKwh()));

  /** Price of electricity; markets cap bids at a few thousand per MWh, Texas at 9,000 once. */
  public static final SignalKind<ElectricityPrice> PRICE =
      new SignalKind<>(
          "price",
          "USD/MWh",
          Optional.empty(),
          new Range<>(-5000, 20_000, one -> 1000 * one.usdPerKwh()));

  /** Wet bulb of the outside air. */
  public static final SignalKind<Celsius> WET_BULB =
      new SignalKind<>("wet_bulb", "C", Optional.empty(), new Range<>(-90, 40, Celsius::degrees));

  /** Water of the electricity (EWIF). */
  public static final SignalKind<WaterIntensity> SOURCE_WATER =
      new SignalKind<>(
          "source_water",
          "L/kWh",
          Optional.empty(),
          new Range<>(0, 100, WaterIntensity::litresPerKwh));

  private final String key;
  private final String unit;
  private final Optional<Method> method;
  private final Range<T> range;

  /** Numbers that values are, and bounds beyond which a source must be wrong. */
  private record Range<T>(double min, double max, ToDoubleFunction<T> number) {}

  private SignalKind(String key, String unit, Optional<Method> method, Range<T> range) {
    this.key = key;
    this.unit = unit;
    this.method = method;
    this.range = range;
  }

  /** Returns its name. */
  public String key() {
    return key;
  }

  /** Returns the unit of {@link #number}. */
  public String unit() {
    return unit;
  }

  /** Returns the method of carbon intensities; others have none. */
  public Optional<Method> method() {
    return method;
  }

  /** Returns a value as a number of {@link #unit}. */
  public double number(T value) {
    return range.number().applyAsDouble(value);
  }

  /** Tells whether a value can be true. */
  public boolean isPlausible(T value) {
    double number = number(value);
    return number >= range.min() && number <= range.max();
  }

  /** Returns the bounds of what can be true, for messages. */
  public String bounds() {
    return "[%.0f, %.0f] %s".formatted(range.min(), range.max(), unit);
  }
}
