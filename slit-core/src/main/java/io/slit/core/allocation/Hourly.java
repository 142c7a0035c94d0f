package io.slit.core.allocation;

import java.util.Arrays;

/** A value for every hour of an instance. Immutable. */
public final class Hourly {
  private final double[] values;

  private Hourly(double[] values) {
    this.values = values;
  }

  /** Returns a series of these values. */
  public static Hourly of(double... values) {
    return new Hourly(values.clone());
  }

  /** Returns a series that stays the same. */
  public static Hourly constant(double value, int hours) {
    double[] values = new double[hours];
    Arrays.fill(values, value);
    return new Hourly(values);
  }

  /** Returns the value of an hour, counted from 0. */
  public double at(int hour) {
    return values[hour];
  }

  /** Returns how many hours there are. */
  public int hours() {
    return values.length;
  }

  /** Returns the sum over all hours. */
  public double sum() {
    return Arrays.stream(values).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hourly hourly && Arrays.equals(values, hourly.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
