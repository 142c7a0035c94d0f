package io.slit.core.allocation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Shares of queries at sites and renewables used, and what they amount to by the formulas of {@link
 * Term}. Immutable.
 *
 * @param routes shares above 0, by hour, area and type
 * @param siteHours what every site draws in every hour
 * @param terms the value of every term
 */
public record Allocation(List<Route> routes, List<SiteHour> siteHours, Map<Term, Double> terms) {
  /** Copies. */
  public Allocation {
    routes = List.copyOf(routes);
    siteHours = List.copyOf(siteHours);
    terms = Map.copyOf(terms);
  }

  /** Returns the value of a term. */
  public double term(Term term) {
    return terms.getOrDefault(term, Double.NaN);
  }

  /**
   * Where queries go.
   *
   * @param from area and type, by position
   * @param site by position
   * @param hour counted from 0
   * @param share of the queries of that area and type in that hour
   * @param queries that are
   */
  public record Route(From from, int site, int hour, double share, double queries) {}

  /**
   * Whose queries.
   *
   * @param area by position
   * @param type by position
   */
  public record From(int area, int type) {}

  /**
   * What a site draws in an hour.
   *
   * @param site by position
   * @param hour counted from 0
   * @param itKwh IT energy
   * @param facilityKwh IT energy x PUE
   * @param renewableKwh of it, from renewables on the site
   */
  public record SiteHour(
      int site, int hour, double itKwh, double facilityKwh, double renewableKwh) {
    /** Returns energy from the grid, kWh. */
    public double gridKwh() {
      return facilityKwh - renewableKwh;
    }
  }

  /** Books shares; what is rounding of a solver is cleared before. */
  static Allocation of(AllocationProgram program, double[] point) {
    AllocationInstance instance = program.instance();
    int hours = instance.hours();
    double[] it = new double[instance.sites().size() * hours];
    double[] facility = new double[it.length];
    double[] renewable = new double[it.length];
    double[] clean = ShareCleaning.clean(program, point);
    TermCosts costs = new TermCosts(instance);
    Map<Term, Double> terms = new EnumMap<>(Term.class);
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < program.flows().size(); i++) {
      Flow flow = program.flows().get(i);
      double share = clean[i];
      if (share > 0) {
        int cell = flow.site() * hours + flow.hour();
        it[cell] += share * flow.amounts().itKwh();
        facility[cell] += share * flow.facilityKwh(instance);
        for (Term term : Term.values()) {
          terms.merge(term, share * costs.ofFlow(term, flow), Double::sum);
        }
        routes.add(
            new Route(
                new From(flow.area(), flow.type()),
                flow.site(),
                flow.hour(),
                share,
                share * flow.amounts().queries()));
      }
    }
    for (int r = 0; r < program.renewables().size(); r++) {
      AllocationProgram.Renewable one = program.renewables().get(r);
      int cell = one.site() * hours + one.hour();
      double used = Math.min(clean[program.flows().size() + r] * one.kwh(), facility[cell]);
      renewable[cell] = used;
      for (Term term : Term.values()) {
        double added = used * costs.ofRenewableKwh(term, one.site(), one.hour());
        terms.merge(term, added, Double::sum);
      }
    }
    for (Term term : Term.values()) {
      terms.put(term, term.checked(terms.getOrDefault(term, 0.0)));
    }
    List<SiteHour> siteHours = new ArrayList<>();
    for (int cell = 0; cell < it.length; cell++) {
      siteHours.add(
          new SiteHour(cell / hours, cell % hours, it[cell], facility[cell], renewable[cell]));
    }
    return new Allocation(routes, siteHours, terms);
  }
}
