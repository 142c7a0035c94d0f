package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Derives the rate of requests and its burstiness, window by window. */
final class DemandImport implements TableImport {

  private static final String FOLDER = "traces_servegen/m-small/";

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    SourceTable totals = sources.table(FOLDER + "total_rate.csv");
    Map<String, Weighted> byWindow = weighted(sources.table(FOLDER + "rates.csv"));
    CsvText text = new CsvText(TableName.DEMAND);
    for (int row = 0; row < totals.rows(); row++) {
      String window = totals.text("window_start_s", row);
      boolean hole = totals.number("active_clients", row).signum() == 0;
      Weighted cv = byWindow.getOrDefault(window, Weighted.NONE);
      text.row(window, hole ? "" : Decimals.plain(totals.number("total_rps", row)), cv.mean());
    }
    TableFile file = writer.write("demand.csv", text);
    return new TableInfo(
        TableName.DEMAND,
        "Rate of requests and burstiness of a production service over 14 days in windows of 10 minutes.",
        origin(),
        new TimeAxis.Regular("PT0S", "P14D", "PT10M"),
        List.of(file));
  }

  private static Map<String, Weighted> weighted(SourceTable rates) {
    Map<String, Weighted> byWindow = new HashMap<>();
    for (int row = 0; row < rates.rows(); row++) {
      BigDecimal rate = rates.number("rate_rps", row);
      Weighted client = new Weighted(rate.multiply(rates.number("cv", row)), rate);
      byWindow.merge(rates.text("window_start_s", row), client, Weighted::plus);
    }
    return byWindow;
  }

  /** A sum of values times weights, and the sum of the weights. */
  private record Weighted(BigDecimal sum, BigDecimal weight) {

    static final Weighted NONE = new Weighted(BigDecimal.ZERO, BigDecimal.ZERO);

    Weighted plus(Weighted other) {
      return new Weighted(sum.add(other.sum), weight.add(other.weight));
    }

    /** The weighted mean; empty where there is nothing to average. */
    String mean() {
      return weight.signum() == 0 ? "" : Decimals.plain(Decimals.divide(sum, weight));
    }
  }

  private static Origin origin() {
    return new Origin(
        "Alibaba Cloud Model Studio. Xiang et al., ServeGen: Workload Characterization and Generation"
            + " of LLM Serving in Production, arXiv 2505.09999.",
        List.of(Licences.apache("all rows")),
        List.of(
            new Source(
                "alibaba/ServeGen",
                "f891d1189eb32b3868dfc443800c4150548c282a",
                "data/language/m-small/chunk-*-trace.csv")),
        "total_rps: the sum over 43 clients; empty in the windows in which not one client is"
            + " recorded, since the windows beside them have hundreds or thousands of requests per second."
            + " request_weighted_cv = sum(rate x cv) / sum(rate) over the clients of the window, 6"
            + " places: the mean burstiness that a request meets within its client, not that of the"
            + " sum of all clients. Second 0 is a local midnight, probably of UTC+8; the day of the"
            + " week is not known.");
  }
}
