package io.slit.core.allocation;

import io.slit.core.allocation.AllocationInstance.DelayCap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The linear program of an instance: a variable in [0, 1] for each flow and for the renewables of
 * each site and hour, a row for each demand and each limit.
 *
 * <p>Rows are scaled to their limit. Immutable after it is made.
 */
final class AllocationProgram {
  private final AllocationInstance instance;
  private final TermCosts costs;
  private final List<Flow> flows;
  private final List<Renewable> renewables = new ArrayList<>();
  private final Map<Integer, ScaledLimit> limits = new LinkedHashMap<>();
  private final LinearModel model = new LinearModel();

  /** Renewables of a site in an hour; {@code kwh} may be used. */
  record Renewable(int site, int hour, double kwh) {}

  /** A limit, and what a row value of 1 stands for in its unit. */
  record ScaledLimit(Limit limit, double scale) {}

  AllocationProgram(AllocationInstance instance) {
    this.instance = instance;
    this.costs = new TermCosts(instance);
    this.flows = Flow.allOf(instance);
    flows.forEach(flow -> model.addVariable(0, 1));
    addDemand();
    addGrids();
    addCapacities();
    addDelayCaps();
  }

  private void addDemand() {
    Map<Flow.Demanded, Integer> rows = new LinkedHashMap<>();
    for (int i = 0; i < flows.size(); i++) {
      int row = rows.computeIfAbsent(flows.get(i).demanded(), one -> model.addRow(1, 1));
      model.set(row, i, 1);
    }
  }

  /** Facility energy less renewables used is at least 0 and at most the grid limit. */
  private void addGrids() {
    List<List<Integer>> bySiteHour = bySiteHour();
    for (int cell = 0; cell < bySiteHour.size(); cell++) {
      int site = cell / instance.hours();
      int hour = cell % instance.hours();
      double renewable = instance.sites().get(site).signal(SiteSignal.RENEWABLE, hour);
      double limit = instance.sites().get(site).signal(SiteSignal.GRID_LIMIT, hour);
      List<Integer> members = bySiteHour.get(cell);
      if (members.isEmpty() || (renewable == 0 && Double.isInfinite(limit))) {
        continue;
      }
      double most = members.stream().mapToDouble(i -> flows.get(i).facilityKwh(instance)).sum();
      double usable = Math.min(renewable, most);
      double scale = orOne(Double.isInfinite(limit) || limit == 0 ? most : limit);
      int row = model.addRow(0, limit / scale);
      members.forEach(i -> model.set(row, i, flows.get(i).facilityKwh(instance) / scale));
      if (usable > 0) {
        model.set(row, model.addVariable(0, 1), -usable / scale);
        renewables.add(new Renewable(site, hour, usable));
      }
      if (!Double.isInfinite(limit)) {
        Limit named =
            new Limit(Limit.Kind.GRID, "site %s, hour %d".formatted(name(site), hour), limit, "kW");
        limits.put(row, new ScaledLimit(named, scale));
      }
    }
  }

  private List<List<Integer>> bySiteHour() {
    List<List<Integer>> cells = new ArrayList<>();
    IntStream.range(0, instance.sites().size() * instance.hours())
        .forEach(cell -> cells.add(new ArrayList<>()));
    for (int i = 0; i < flows.size(); i++) {
      Flow flow = flows.get(i);
      cells.get(flow.site() * instance.hours() + flow.hour()).add(i);
    }
    return cells;
  }

  private void addCapacities() {
    List<List<Integer>> bySiteHour = bySiteHour();
    for (int site = 0; site < instance.sites().size(); site++) {
      for (Map.Entry<String, Hourly> capacity : instance.sites().get(site).capacity().entrySet()) {
        String resource = capacity.getKey();
        for (int hour = 0; hour < instance.hours(); hour++) {
          Limit limit =
              new Limit(
                  Limit.Kind.CAPACITY,
                  "%s of site %s, hour %d".formatted(resource, name(site), hour),
                  capacity.getValue().at(hour),
                  resource + "/h");
          List<Integer> members = bySiteHour.get(site * instance.hours() + hour);
          addLimit(limit, members, flow -> flow.uses(instance, resource));
        }
      }
    }
  }

  private void addDelayCaps() {
    if (instance.limits().delayCap() == DelayCap.EACH) {
      return;
    }
    Map<Flow.Demanded, List<Integer>> byDemand = new LinkedHashMap<>();
    for (int i = 0; i < flows.size(); i++) {
      byDemand.computeIfAbsent(flows.get(i).demanded(), one -> new ArrayList<>()).add(i);
    }
    byDemand.forEach(
        (demand, members) -> {
          QueryType type = instance.types().get(demand.type());
          String where =
              "%s from %s, hour %d"
                  .formatted(
                      type.name(), instance.frame().areas().get(demand.area()), demand.hour());
          type.delayCapMs()
              .ifPresent(
                  cap ->
                      addLimit(
                          new Limit(Limit.Kind.DELAY, where, cap, "ms"),
                          members,
                          flow -> flow.amounts().delayMs()));
        });
  }

  private void addLimit(Limit limit, List<Integer> members, ToDoubleFunction<Flow> uses) {
    double all = members.stream().mapToDouble(i -> uses.applyAsDouble(flows.get(i))).sum();
    if (all <= limit.allowed()) {
      return;
    }
    double scale = limit.allowed() > 0 ? limit.allowed() : all;
    int row = model.addRow(Double.NEGATIVE_INFINITY, limit.allowed() / scale);
    members.forEach(i -> model.set(row, i, uses.applyAsDouble(flows.get(i)) / scale));
    limits.put(row, new ScaledLimit(limit, scale));
  }

  /** Returns a copy with the water caps, which tie hours together. */
  AllocationProgram withWaterCaps() {
    AllocationProgram copy = new AllocationProgram(instance);
    OptionalDouble cap = instance.limits().waterCapLitres();
    cap.ifPresent(litres -> copy.addWater("all sites", litres, -1));
    for (int site = 0; site < instance.sites().size(); site++) {
      int one = site;
      instance
          .sites()
          .get(site)
          .waterCapLitres()
          .ifPresent(litres -> copy.addWater("site " + name(one), litres, one));
    }
    return copy;
  }

  private void addWater(String where, double litres, int site) {
    double[] water = cost(Term.WATER);
    double most = 0;
    for (int i = 0; i < flows.size(); i++) {
      most += site < 0 || flows.get(i).site() == site ? water[i] : 0;
    }
    double scale = litres > 0 ? litres : orOne(most);
    int row = model.addRow(Double.NEGATIVE_INFINITY, litres / scale);
    for (int i = 0; i < water.length; i++) {
      if (site < 0 || siteOf(i) == site) {
        model.set(row, i, water[i] / scale);
      }
    }
    limits.put(row, new ScaledLimit(new Limit(Limit.Kind.WATER, where, litres, "L"), scale));
  }

  private int siteOf(int variable) {
    return variable < flows.size()
        ? flows.get(variable).site()
        : renewables.get(variable - flows.size()).site();
  }

  private String name(int site) {
    return instance.sites().get(site).name();
  }

  private static double orOne(double value) {
    return value > 0 ? value : 1;
  }

  /** Returns what each variable adds to a term where it is 1. */
  double[] cost(Term term) {
    double[] cost = new double[model.variables().size()];
    for (int i = 0; i < cost.length; i++) {
      if (i < flows.size()) {
        cost[i] = costs.ofFlow(term, flows.get(i));
      } else {
        Renewable one = renewables.get(i - flows.size());
        cost[i] = one.kwh() * costs.ofRenewableKwh(term, one.site(), one.hour());
      }
    }
    return cost;
  }

  AllocationInstance instance() {
    return instance;
  }

  List<Flow> flows() {
    return flows;
  }

  List<Renewable> renewables() {
    return renewables;
  }

  LinearModel model() {
    return model;
  }

  /** Returns the limits by row. */
  Map<Integer, ScaledLimit> limits() {
    return limits;
  }
}
