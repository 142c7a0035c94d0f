package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Licence;
import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Derives the hourly table of each site's zone. */
final class GridImport implements TableImport {

  private static final List<Integer> YEARS = List.of(2022, 2023);

  private final Consumer<String> progress;

  GridImport(Consumer<String> progress) {
    this.progress = progress;
  }

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    SourceTable sites = sources.table(SitesImport.FILE);
    List<TableFile> files = new ArrayList<>();
    for (int site = 0; site < sites.rows(); site++) {
      String zone = sites.text("zone", site);
      progress.accept("hourly_grid " + zone);
      for (int year : YEARS) {
        SourceTable hours = sources.table("grid/%d/%s.csv".formatted(year, zone));
        CsvText text = rows(hours, wuePerTower(sites, site));
        files.add(writer.write("grid/%s-%d.csv.gz".formatted(zone, year), text));
      }
    }
    return new TableInfo(
        TableName.HOURLY_GRID,
        "Average carbon intensity, price, weather and water of each zone's electricity, hour by hour.",
        origin(),
        new TimeAxis.Regular("2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "PT1H"),
        files);
  }

  /** Published yearly WUE over the yearly mean of the tower model: the scale of its shape. */
  private static BigDecimal wuePerTower(SourceTable sites, int site) {
    return Decimals.divide(
        sites.number("wue_onsite_annual_l_kwh", site), sites.number("wue_tower_mean_2023", site));
  }

  private static CsvText rows(SourceTable hours, BigDecimal wuePerTower) {
    CsvText text = new CsvText(TableName.HOURLY_GRID);
    for (int row = 0; row < hours.rows(); row++) {
      BigDecimal wueSite = wuePerTower.multiply(hours.number("wue_tower_l_kwh", row));
      text.row(
          hours.text("utc", row),
          hours.text("ci_direct_g_kwh", row),
          hours.text("ci_lca_g_kwh", row),
          Decimals.plain(hours.number("low_carbon_pct", row).movePointLeft(2)),
          hours.text("price_usd_mwh", row),
          hours.text("temp_c", row),
          hours.text("wet_bulb_c", row),
          hours.text("wind_kmh", row),
          Decimals.plain(wueSite),
          hours.text("ewif_nohydro_l_kwh", row),
          hours.text("ewif_hydro_l_kwh", row),
          hours.text("ci_estimated", row),
          hours.text("price_filled", row));
    }
    return text;
  }

  private static Origin origin() {
    return new Origin(
        "Carbon intensity and low-carbon share: Electricity Maps. Weather data by Open-Meteo.com"
            + " (doi 10.5281/zenodo.7970649). Prices: CAISO, PJM, ERCOT, NYISO, IESO, AEMO, JEPX,"
            + " KPX, EMC, IEX India, CCEE/ONS, EPEX/RTE, Eskom. Collected by Guillen-Perez et al.,"
            + " SustainCluster, Hewlett Packard Enterprise, 2025.",
        licences(),
        List.of(
            source("data/carbon_intensity/<zone>/<year>/"),
            source("data/electricity_prices/processed/<zone>/<year>/"),
            source("data/weather/<zone>/<year>.json"),
            new Source(
                "Ren-Research/Making-AI-Less-Thirsty",
                "d0014def",
                "WUE by wet bulb, EWIF by fuel")),
        "Joined on UTC hours. low_carbon_share = percent / 100. price_usd_mwh = local price / mean"
            + " exchange rate of the year (not re-verified). wet_bulb_c: Stull 2011 from temperature"
            + " and humidity. wue_site_l_kwh = published annual WUE x tower model(hour) / its mean"
            + " over 2023, 6 places. ewif_*: hourly shares of nuclear, renewable and fossil, split by"
            + " the zone's annual mix; without_hydro (default) is within 0.046 L/kWh of California's"
            + " real mix, with_hydro adds 17 L/kWh for the hydro share and is a coarse sensitivity"
            + " case. price_filled = 1: the gap was filled from neighbouring hours or days."
            + " ci_estimated = 1: Electricity Maps estimated the hour.");
  }

  private static List<Licence> licences() {
    return List.of(
        Licences.odbl(
            "ci_direct_g_kwh, ci_lifecycle_g_kwh, low_carbon_share, ci_estimated, ewif_*"),
        Licences.ccBy("temperature_c, wet_bulb_c, wind_speed_km_h, the shape of wue_site_l_kwh"),
        Licences.mit("the collection as a whole"),
        Licences.facts(
            "https://github.com/HewlettPackard/sustain-cluster",
            "price_usd_mwh: public market data, each operator keeps its terms of use"));
  }

  private static Source source(String path) {
    return new Source(
        "HewlettPackard/sustain-cluster", "293fbd152dae52a4b77fee50362b0b61641f16d1", path);
  }
}
