package io.slit.server.datasets;

import io.slit.server.datasets.CloudRegion.Cloud;
import io.slit.server.datasets.SiteEfficiency.Quality;
import io.slit.server.datasets.format.Problem;
import io.slit.server.datasets.format.Problems;
import io.slit.server.datasets.format.Table;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns the rows of the table of sites into sites. */
final class SitesReader {

  private final Table table;
  private final Problems problems;

  SitesReader(Table table, Problems problems) {
    this.table = table;
    this.problems = problems;
  }

  List<Site> read() {
    List<Site> sites = new ArrayList<>();
    Set<String> zones = new HashSet<>();
    for (int row = 0; row < table.rows(); row++) {
      Site site = site(row);
      if (!zones.add(site.zone())) {
        problems.add(new Problem(row + 2L, "zone", site.zone(), "unlike all zones above it"));
      }
      sites.add(site);
    }
    problems.refuseIfAny();
    return List.copyOf(sites);
  }

  private Site site(int row) {
    Location location =
        new Location(
            table.number("latitude_deg", row), table.number("longitude_deg", row), timeZone(row));
    SiteEfficiency efficiency =
        new SiteEfficiency(
            table.number("pue", row),
            table.number("wue_annual_l_kwh", row),
            table.text("pue_wue_source", row),
            quality(row));
    return new Site(
        table.text("zone", row), table.text("city", row), location, regions(row), efficiency);
  }

  private List<CloudRegion> regions(int row) {
    List<CloudRegion> regions = new ArrayList<>();
    for (Cloud cloud : Cloud.values()) {
      String column = cloud.name().toLowerCase(Locale.ROOT) + "_region";
      if (!table.isEmpty(column, row)) {
        regions.add(new CloudRegion(cloud, table.text(column, row)));
      }
    }
    return regions;
  }

  private ZoneId timeZone(int row) {
    String name = table.text("time_zone", row);
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      problems.add(
          new Problem(row + 2L, "time_zone", name, "a name such as Europe/Berlin that Java knows"));
      return ZoneOffset.UTC;
    }
  }

  private Quality quality(int row) {
    String name = table.text("pue_wue_quality", row);
    for (Quality quality : Quality.values()) {
      if (quality.name().toLowerCase(Locale.ROOT).equals(name)) {
        return quality;
      }
    }
    problems.add(new Problem(row + 2L, "pue_wue_quality", name, "region or proxy"));
    return Quality.PROXY;
  }
}
