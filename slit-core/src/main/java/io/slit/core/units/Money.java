package io.slit.core.units;

/** An amount in USD; negative where the market pays the buyer. */
public record Money(double usd) implements Comparable<Money> {
  /** No money. */
  public static final Money ZERO = new Money(0);

  /** Checks the range. */
  public Money {
    Require.finite(usd, "amount in USD");
  }

  /** Returns the sum of the two. */
  public Money plus(Money other) {
    return new Money(usd + other.usd);
  }

  /** Returns this amount times a number. */
  public Money times(double factor) {
    return new Money(usd * factor);
  }

  @Override
  public int compareTo(Money other) {
    return Double.compare(usd, other.usd);
  }
}
