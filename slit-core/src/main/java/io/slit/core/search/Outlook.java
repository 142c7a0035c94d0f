package io.slit.core.search;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.workload.Demand;
import java.time.Instant;

/**
 * What a planning cycle expects: each number with its 80 % interval.
 *
 * <p>The ends of an interval are an environment, or a demand, of their own: {@code
 * environment().low().find(site)} holds the lower end of every signal of a site by itself. All
 * lower ends together are far less likely than one.
 *
 * @param demand by class
 * @param environment by site; a site that is absent takes no load
 */
public record Outlook(Forecast<Demand> demand, Forecast<Environment> environment) {
  /** Returns an outlook whose spread is not known: both ends are the value itself. */
  public static Outlook certain(Demand demand, Environment environment, Instant issuedAt) {
    return new Outlook(Forecast.point(demand, issuedAt), Forecast.point(environment, issuedAt));
  }

  Outlook withDemand(Demand other) {
    return new Outlook(Forecast.point(other, demand.issuedAt()), environment);
  }

  Outlook withEnvironment(Environment other) {
    return new Outlook(demand, Forecast.point(other, environment.issuedAt()));
  }
}
