package io.slit.core.allocation;

import io.slit.core.units.Require;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A type of queries, all alike.
 *
 * @param name of the type
 * @param tokens of a query
 * @param delayPenaltyUsdPerSecond what a second of delay of one query costs, USD/s
 * @param delayCapMs the most delay, ms; empty for none
 * @param uses how much of each resource a query takes, where a site does not say otherwise
 */
public record QueryType(
    String name,
    Tokens tokens,
    double delayPenaltyUsdPerSecond,
    OptionalDouble delayCapMs,
    Map<String, Double> uses) {
  /** Checks ranges. */
  public QueryType {
    Require.text(name, "name of a query type");
    Require.within(
        0, 1e6, delayPenaltyUsdPerSecond, "delay_penalty_usd_per_s", "0 stands for no penalty.");
    delayCapMs.ifPresent(
        cap -> Require.within(0, 1e9, cap, "delay_cap_ms", "Leave it out for no cap."));
    uses = Map.copyOf(uses);
  }

  /**
   * Tokens of a query.
   *
   * @param input tokens read
   * @param output tokens written
   */
  public record Tokens(double input, double output) {
    /** Checks ranges. */
    public Tokens {
      Require.within(0, 1e8, input, "input_tokens", "Give the mean of a query.");
      Require.within(0, 1e8, output, "output_tokens", "Give the mean of a query.");
    }

    /** Returns all tokens of a query. */
    public double all() {
      return input + output;
    }
  }
}
