package io.slit.server.solve;

import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.AllocationInstance.DelayCap;
import io.slit.core.allocation.AllocationInstance.Frame;
import io.slit.core.allocation.AllocationInstance.Limits;
import io.slit.core.allocation.AllocationInstance.SourceWater;
import io.slit.core.allocation.AllocationInstance.Traffic;
import io.slit.core.allocation.Hourly;
import io.slit.core.allocation.QueryType;
import io.slit.core.allocation.Site;
import io.slit.core.allocation.SiteSignal;
import io.slit.core.allocation.TokenCost;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up instances with everything that an instance may have; some are infeasible. */
final class RandomInstances {
  private final Random random;
  private final int areas;
  private final int types;
  private final int sites;
  private final int hours;

  private RandomInstances(long seed, int areas, int types, int sites, int hours) {
    this.random = new Random(seed);
    this.areas = areas;
    this.types = types;
    this.sites = sites;
    this.hours = hours;
  }

  static AllocationInstance any(long seed) {
    Random size = new Random(seed);
    return new RandomInstances(
            seed,
            1 + size.nextInt(3),
            1 + size.nextInt(2),
            2 + size.nextInt(3),
            1 + size.nextInt(3))
        .instance();
  }

  /** Two areas, two sites, one type, one hour. */
  static AllocationInstance tiny(long seed) {
    return new RandomInstances(seed, 2, 1, 2, 1).instance();
  }

  private double in(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  private Hourly hourly(double from, double to) {
    return Hourly.of(IntStream.range(0, hours).mapToDouble(h -> in(from, to)).toArray());
  }

  private AllocationInstance instance() {
    List<QueryType> queryTypes = new ArrayList<>();
    for (int k = 0; k < types; k++) {
      queryTypes.add(
          new QueryType(
              "type" + k,
              new QueryType.Tokens(in(100, 2000), in(50, 400)),
              in(0, 2e-4),
              random.nextBoolean() ? OptionalDouble.of(in(120, 260)) : OptionalDouble.empty(),
              Map.of("gpu_s", in(0.5, 2))));
    }
    List<Site> all = IntStream.range(0, sites).mapToObj(j -> site(j, queryTypes)).toList();
    List<List<Hourly>> queries = new ArrayList<>();
    List<List<Double>> network = new ArrayList<>();
    for (int i = 0; i < areas; i++) {
      queries.add(queryTypes.stream().map(type -> hourly(0, 20_000)).toList());
      network.add(all.stream().map(site -> in(1, 200)).toList());
    }
    return new AllocationInstance(
        new Frame("random", hours, IntStream.range(0, areas).mapToObj(i -> "area" + i).toList()),
        queryTypes,
        all,
        new Traffic(queries, network),
        new Limits(
            random.nextBoolean() ? OptionalDouble.of(in(20, 120) * hours) : OptionalDouble.empty(),
            random.nextBoolean() ? SourceWater.GRID : SourceWater.FACILITY,
            random.nextInt(4) == 0 ? DelayCap.EACH : DelayCap.MEAN));
  }

  private Site site(int number, List<QueryType> queryTypes) {
    Map<SiteSignal, Hourly> signals = new EnumMap<>(SiteSignal.class);
    signals.put(SiteSignal.PUE, hourly(1.05, 1.6));
    signals.put(SiteSignal.WUE, hourly(0, 2));
    signals.put(SiteSignal.EWIF, hourly(0, 5));
    signals.put(SiteSignal.PRICE, hourly(-30, 200));
    signals.put(SiteSignal.CARBON_INTENSITY, hourly(10, 800));
    signals.put(SiteSignal.CARBON_TAX, hourly(0, 100));
    signals.put(
        SiteSignal.RENEWABLE, random.nextBoolean() ? hourly(0, 15) : Hourly.constant(0, hours));
    signals.put(
        SiteSignal.GRID_LIMIT,
        random.nextBoolean() ? hourly(5, 30) : Hourly.constant(Double.POSITIVE_INFINITY, hours));
    List<Optional<Site.Serving>> serving = new ArrayList<>();
    for (QueryType type : queryTypes) {
      Map<TokenCost, Double> costs = new EnumMap<>(TokenCost.class);
      costs.put(TokenCost.INPUT_ENERGY, in(1e-4, 1e-3));
      costs.put(TokenCost.OUTPUT_ENERGY, in(1e-3, 4e-3));
      costs.put(TokenCost.INPUT_TIME, in(0, 0.02));
      costs.put(TokenCost.OUTPUT_TIME, in(0, 0.1));
      serving.add(
          number > 0 && random.nextInt(8) == 0
              ? Optional.empty()
              : Optional.of(new Site.Serving(costs, type.uses())));
    }
    Map<String, Hourly> capacity =
        random.nextInt(3) == 0 ? Map.of() : Map.of("gpu_s", hourly(5_000, 60_000));
    return new Site("site" + number, signals, serving, capacity, OptionalDouble.empty());
  }
}
