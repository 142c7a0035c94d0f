package io.slit.server.solve;

import io.slit.core.allocation.Allocation;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.SiteSignal;
import io.slit.core.allocation.Term;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes allocations, what sites draw, and fronts as CSV; lines end in a line feed. */
public final class SolvedCsv {
  private SolvedCsv() {}

  /** Returns a row for each share above 0. */
  public static String routes(AllocationInstance instance, Allocation allocation) {
    StringBuilder text = new StringBuilder("hour,area,query_type,site,share,queries\n");
    for (Allocation.Route route : allocation.routes()) {
      text.append(
          row(
              route.hour(),
              cell(instance.frame().areas().get(route.from().area())),
              cell(instance.types().get(route.from().type()).name()),
              cell(instance.sites().get(route.site()).name()),
              route.share(),
              route.queries()));
    }
    return text.toString();
  }

  /** Returns a row for each site and hour. */
  public static String sites(AllocationInstance instance, Allocation allocation) {
    StringBuilder text =
        new StringBuilder(
            "hour,site,it_kwh,facility_kwh,renewable_kwh,grid_kwh,price_usd_per_mwh,ci_g_per_kwh\n");
    for (Allocation.SiteHour one : allocation.siteHours()) {
      text.append(
          row(
              one.hour(),
              cell(instance.sites().get(one.site()).name()),
              one.itKwh(),
              one.facilityKwh(),
              one.renewableKwh(),
              one.gridKwh(),
              instance.sites().get(one.site()).signal(SiteSignal.PRICE, one.hour()),
              instance.sites().get(one.site()).signal(SiteSignal.CARBON_INTENSITY, one.hour())));
    }
    return text.toString();
  }

  /** Returns a row for each allocation of the metaheuristic, then for each exact one. */
  public static String front(SearchedFront front) {
    StringBuilder text = new StringBuilder("kind," + String.join(",", Term.keys()) + "\n");
    front.found().forEach(one -> text.append(values("found", one)));
    front.exact().forEach(one -> text.append(values("exact", one)));
    return text.toString();
  }

  private static String values(String kind, Allocation allocation) {
    return kind
        + ","
        + Arrays.stream(Term.values())
            .map(term -> Double.toString(allocation.term(term)))
            .collect(Collectors.joining(","))
        + "\n";
  }

  private static String row(Object... cells) {
    StringJoiner row = new StringJoiner(",", "", "\n");
    List.of(cells).forEach(one -> row.add(one.toString()));
    return row.toString();
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
