package io.slit.server.microgrid;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.SiteId;
import io.slit.core.simulation.power.Microgrid;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.LocatedYaml;
import io.slit.server.json.NearestName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file of microgrids, YAML or JSON: a list {@code sites}, each with what it has. */
public final class MicrogridReader {
  private static final double USUAL_PERFORMANCE = 0.86;
  private static final Microgrid.Wind USUAL_WIND = Microgrid.Wind.of(0);

  private final List<SiteId> known;

  private record SiteGrid(SiteId site, Microgrid microgrid) {}

  private MicrogridReader(List<SiteId> known) {
    this.known = known;
  }

  /**
   * Returns the microgrids in a file.
   *
   * @param sites that it may name
   * @throws io.slit.server.json.LocatedException if anything in the file is wrong
   */
  public static Microgrids read(Path file, List<Datacenter> sites) {
    return read(LocatedYaml.parse(file), sites);
  }

  /** Returns the microgrids of a parsed file. */
  static Microgrids read(LocatedObject in, List<Datacenter> sites) {
    MicrogridReader reader = new MicrogridReader(sites.stream().map(Datacenter::id).toList());
    Optional<Microgrids> all = reader.all(in);
    in.problems().throwIfAny();
    return all.orElseThrow();
  }

  private Optional<Microgrids> all(LocatedObject in) {
    Optional<List<SiteGrid>> sites = in.requireObjects("sites", this::site);
    return in.build(() -> new Microgrids(bySite(sites.orElseThrow())));
  }

  private static Map<SiteId, Microgrid> bySite(List<SiteGrid> sites) {
    Map<SiteId, Microgrid> bySite = new LinkedHashMap<>();
    for (SiteGrid one : sites) {
      if (bySite.put(one.site(), one.microgrid()) != null) {
        throw new IllegalArgumentException(
            "The site (%s) stands twice. Keep one of the two.".formatted(one.site()));
      }
    }
    return bySite;
  }

  private Optional<SiteGrid> site(LocatedObject in) {
    Optional<SiteId> site = in.require("site", node -> siteOf(node.text()));
    Optional<Microgrid.Solar> solar = in.optionalObject("solar", MicrogridReader::solar);
    Optional<Microgrid.Wind> wind = in.optionalObject("wind", MicrogridReader::wind);
    Optional<Microgrid.Battery> battery = in.optionalObject("battery", MicrogridReader::battery);
    Optional<Double> limit = in.optionalDouble("grid_limit_kw");
    return in.build(
        () ->
            new SiteGrid(
                site.orElseThrow(),
                new Microgrid(
                    solar.orElse(Microgrid.NONE.solar()),
                    wind.orElse(Microgrid.NONE.wind()),
                    battery.orElse(Microgrid.NONE.battery()),
                    limit.orElse(Microgrid.NONE.gridLimitKw()))));
  }

  private SiteId siteOf(String name) {
    SiteId site = new SiteId(name);
    if (!known.contains(site)) {
      throw new IllegalArgumentException(
          "There is no site (%s). %s"
              .formatted(
                  name, NearestName.advice(name, known.stream().map(SiteId::value).toList())));
    }
    return site;
  }

  private static Optional<Microgrid.Solar> solar(LocatedObject in) {
    Optional<Double> peak = in.requireDouble("peak_kw");
    Optional<Double> clearness = in.requireDouble("clearness");
    Optional<Double> performance = in.optionalDouble("performance");
    return in.build(
        () ->
            new Microgrid.Solar(
                peak.orElseThrow(),
                clearness.orElseThrow(),
                performance.orElse(USUAL_PERFORMANCE)));
  }

  private static Optional<Microgrid.Wind> wind(LocatedObject in) {
    Optional<Double> rated = in.requireDouble("rated_kw");
    Optional<Double> cutIn = in.optionalDouble("cut_in_m_per_s");
    Optional<Double> full = in.optionalDouble("rated_m_per_s");
    Optional<Double> cutOut = in.optionalDouble("cut_out_m_per_s");
    Optional<Double> hub = in.optionalDouble("hub_m");
    return in.build(
        () ->
            new Microgrid.Wind(
                rated.orElseThrow(),
                cutIn.orElse(USUAL_WIND.cutIn()),
                full.orElse(USUAL_WIND.rated()),
                cutOut.orElse(USUAL_WIND.cutOut()),
                hub.orElse(USUAL_WIND.hubMetres())));
  }

  private static Optional<Microgrid.Battery> battery(LocatedObject in) {
    Optional<Double> capacity = in.requireDouble("capacity_kwh");
    Optional<Double> charge = in.requireDouble("charge_kw");
    Optional<Double> discharge = in.requireDouble("discharge_kw");
    Optional<Double> efficiency = in.requireDouble("efficiency_one_way");
    Optional<Double> least = in.optionalDouble("least_charge");
    return in.build(
        () ->
            new Microgrid.Battery(
                capacity.orElseThrow(),
                least.orElse(0.0),
                charge.orElseThrow(),
                discharge.orElseThrow(),
                efficiency.orElseThrow()));
  }
}
