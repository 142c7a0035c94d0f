package io.slit.core.allocation;

import io.slit.core.units.Require;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A site that queries are sent to.
 *
 * @param name of the site
 * @param signals hour by hour; every {@link SiteSignal}
 * @param serving by query type, in the order of the instance; empty where it serves none of a type
 * @param capacity by resource, in units of the resource each hour; a resource not named is not
 *     limited here
 * @param waterCapLitres the most water of this site in all hours; empty for none
 */
public record Site(
    String name,
    Map<SiteSignal, Hourly> signals,
    List<Optional<Serving>> serving,
    Map<String, Hourly> capacity,
    OptionalDouble waterCapLitres) {
  /** Checks that all signals are there. */
  public Site {
    Require.text(name, "name of a site");
    signals = Map.copyOf(signals);
    serving = List.copyOf(serving);
    capacity = Map.copyOf(capacity);
    for (SiteSignal signal : SiteSignal.values()) {
      if (!signals.containsKey(signal)) {
        throw new IllegalArgumentException(
            "The site (%s) has no %s. Give it.".formatted(name, signal.key()));
      }
    }
  }

  /** Returns a signal in an hour. */
  public double signal(SiteSignal signal, int hour) {
    return Objects.requireNonNull(signals.get(signal)).at(hour);
  }

  /**
   * How a site serves a type of queries.
   *
   * @param costs of a token; every {@link TokenCost}
   * @param uses how much of each resource a query takes here
   */
  public record Serving(Map<TokenCost, Double> costs, Map<String, Double> uses) {
    /** Copies the maps. */
    public Serving {
      costs = Map.copyOf(costs);
      uses = Map.copyOf(uses);
    }

    /** Returns the IT energy of a query, kWh: its tokens times what each takes. */
    public double itEnergyKwh(QueryType.Tokens tokens) {
      return (tokens.input() * cost(TokenCost.INPUT_ENERGY)
              + tokens.output() * cost(TokenCost.OUTPUT_ENERGY))
          / 1000;
    }

    /** Returns the processing time of a query, ms: its tokens times what each takes. */
    public double processingMs(QueryType.Tokens tokens) {
      return tokens.input() * cost(TokenCost.INPUT_TIME)
          + tokens.output() * cost(TokenCost.OUTPUT_TIME);
    }

    private double cost(TokenCost cost) {
      return Objects.requireNonNull(costs.get(cost));
    }
  }
}
