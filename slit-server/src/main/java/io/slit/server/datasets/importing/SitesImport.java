package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.util.List;

/** Derives the table of sites. */
final class SitesImport implements TableImport {

  static final String FILE = "scenario/regions.csv";

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    SourceTable sites = sources.table(FILE);
    CsvText text = new CsvText(TableName.SITES);
    for (int row = 0; row < sites.rows(); row++) {
      text.row(
          sites.text("zone", row),
          sites.text("city", row),
          sites.text("lat", row),
          sites.text("lon", row),
          sites.text("timezone", row),
          sites.text("azure_region", row),
          sites.text("aws_region", row),
          sites.text("gcp_region", row),
          sites.text("pue", row),
          sites.text("wue_onsite_annual_l_kwh", row),
          sites.text("pue_wue_source", row),
          sites.text("pue_wue_quality", row));
    }
    TableFile file = writer.write("sites.csv", text);
    return new TableInfo(
        TableName.SITES,
        "The sites: city, weather point, clock, cloud regions, published PUE and annual WUE.",
        origin(),
        new TimeAxis.None(),
        List.of(file));
  }

  private static Origin origin() {
    return new Origin(
        "PUE and WUE: disclosures of Amazon Web Services and Microsoft Azure, collected by the Green"
            + " Software Foundation (Real Time Cloud).",
        List.of(
            Licences.facts(
                "https://github.com/Green-Software-Foundation/real-time-cloud",
                "pue, wue_annual_l_kwh: facts published by the cloud providers, named by row")),
        List.of(
            new Source(
                "Green-Software-Foundation/real-time-cloud",
                "b2858aa2300ae2faf30ed9145b06dcb7ce995148",
                "Cloud_Region_Metadata.csv")),
        "14 of the regions, matched to the electricity zones by hand. pue_wue_quality = proxy: the"
            + " value of another region, or of the whole cloud, stands in, see pue_wue_source. The"
            + " coordinates are those of the weather point.");
  }
}
