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
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.LocatedYaml;
import io.slit.server.solve.NumberFields.Range;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads an {@link AllocationInstance} from JSON (or YAML); docs/SOLVE.md has the format. */
public final class AllocationReader {
  /** What the field {@code format} must hold. */
  public static final String FORMAT = "slit-allocation/1";

  private static final int MOST_HOURS = 8784;
  private static final Range QUERIES = new Range("demand_queries", 0, 1e12);
  private static final Range NETWORK = new Range("network_delay_ms", 0, 1e6);
  private static final Range WATER = new Range("water_cap_l", 0, 1e15);

  private final LocatedObject in;
  private final NumberFields numbers;
  private final int hours;

  private AllocationReader(LocatedObject in, int hours) {
    this.in = in;
    this.hours = hours;
    this.numbers = new NumberFields(in, hours);
  }

  /**
   * Returns the instance of a file.
   *
   * @throws io.slit.server.json.LocatedException with every fault, each with line and field
   */
  public static AllocationInstance read(Path file) {
    return read(LocatedYaml.parse(file));
  }

  /**
   * Returns the instance of a text.
   *
   * @param name of the text in messages; one that ends in {@code .json} is read as JSON
   */
  public static AllocationInstance read(String name, String text) {
    return read(LocatedYaml.parse(name, text));
  }

  private static AllocationInstance read(LocatedObject in) {
    in.requireText("format")
        .filter(format -> !format.equals(FORMAT))
        .ifPresent(
            format ->
                in.noteField("format", "The format (%s) must be %s.".formatted(format, FORMAT)));
    int hours = in.requireInt("hours").orElse(1);
    if (hours < 1 || hours > MOST_HOURS) {
      in.noteField("hours", "The hours (%d) must be in [1, %d].".formatted(hours, MOST_HOURS));
    }
    return new AllocationReader(in, Math.min(MOST_HOURS, Math.max(1, hours))).instance();
  }

  private AllocationInstance instance() {
    String name = in.requireText("name").orElse("unnamed");
    in.optionalText("note");
    List<String> areas = in.requireValues("areas", LocatedNode::text).orElse(List.of());
    numbers.refuseTwice(in, "areas", areas);
    List<QueryType> types =
        in.requireObjects("query_types", QueryTypeReader::read).orElse(List.of());
    List<String> typeNames = types.stream().map(QueryType::name).toList();
    List<Site> sites = List.of();
    if (!types.isEmpty()) {
      numbers.refuseTwice(in, "query_types", typeNames);
      SiteFields reader = new SiteFields(types, numbers);
      sites = in.requireObjects("sites", reader::read).orElse(List.of());
    } else {
      in.find("sites");
    }
    List<String> siteNames = sites.stream().map(Site::name).toList();
    if (!sites.isEmpty()) {
      numbers.refuseTwice(in, "sites", siteNames);
    }
    List<List<Hourly>> demand = demand(areas, typeNames);
    List<List<Double>> network = sites.isEmpty() ? skipped() : network(areas, siteNames);
    Limits limits = limits();
    in.rejectUnknownKeys();
    in.problems().throwIfAny();
    return new AllocationInstance(
        new Frame(name, hours, areas), types, sites, new Traffic(demand, network), limits);
  }

  private List<List<Double>> skipped() {
    in.find("network_delay_ms");
    return List.of();
  }

  private List<List<Hourly>> demand(List<String> areas, List<String> types) {
    List<List<Hourly>> demand = new ArrayList<>();
    Optional<LocatedNode> node = in.require("demand_queries", one -> one);
    if (types.isEmpty() || areas.isEmpty()) {
      return demand;
    }
    for (LocatedNode area : node.flatMap(n -> numbers.keyed(n, "area", areas)).orElse(List.of())) {
      numbers
          .keyed(area, "query type", types)
          .ifPresent(
              row -> demand.add(row.stream().map(one -> numbers.hourly(one, QUERIES)).toList()));
    }
    return demand;
  }

  private List<List<Double>> network(List<String> areas, List<String> sites) {
    List<List<Double>> network = new ArrayList<>();
    Optional<LocatedNode> node = in.require("network_delay_ms", one -> one);
    if (areas.isEmpty()) {
      return network;
    }
    for (LocatedNode area : node.flatMap(n -> numbers.keyed(n, "area", areas)).orElse(List.of())) {
      numbers
          .keyed(area, "site", sites)
          .ifPresent(
              row -> network.add(row.stream().map(one -> numbers.number(one, NETWORK)).toList()));
    }
    return network;
  }

  private Limits limits() {
    Optional<LocatedNode> water = in.find("water_cap_l");
    OptionalDouble cap =
        water.isPresent()
            ? OptionalDouble.of(numbers.number(water.get(), WATER))
            : OptionalDouble.empty();
    SourceWater source =
        in.find("source_water").isPresent()
            ? in.requireChoice("source_water", SourceWater.class).orElse(SourceWater.GRID)
            : SourceWater.GRID;
    DelayCap delay =
        in.find("delay_cap").isPresent()
            ? in.requireChoice("delay_cap", DelayCap.class).orElse(DelayCap.MEAN)
            : DelayCap.MEAN;
    return new Limits(cap, source, delay);
  }
}
