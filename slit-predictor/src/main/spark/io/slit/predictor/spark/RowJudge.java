package io.slit.predictor.spark;

import io.slit.predictor.retrain.CompletedRequest;
import io.slit.predictor.retrain.Quarantine;
import io.slit.predictor.retrain.QuarantineReason;
import io.slit.predictor.retrain.ReportedMeasures;
import io.slit.predictor.retrain.Served;
import io.slit.predictor.telemetry.PartName;
import io.slit.predictor.telemetry.Partition;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Judges the rows of one partition by a quarantine of its own: all rows of a key must be in the
 * partition, in the order of reading.
 *
 * @param nowMillis later rows are not believed, in ms since 1970
 */
record RowJudge(long nowMillis) implements MapPartitionsFunction<Row, Row> {
  /** The reason of what was not completed, which is nothing bad. */
  static final String NOT_COMPLETED = "not_completed";

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Quarantine quarantine = new Quarantine(Instant.ofEpochMilli(nowMillis));
    Map<String, String> sites = new HashMap<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Row row = rows.next();
        String site = sites.computeIfAbsent(row.getAs("file"), RowJudge::site);
        return judged(row, site, quarantine);
      }
    };
  }

  /** Returns the site of a file; Spark names files as URIs, in which {@code %} is escaped. */
  private static String site(String file) {
    return TelemetryFiles.name(new Path(URI.create(file)))
        .map(PartName::partition)
        .map(Partition::site)
        .orElseThrow(() -> new IllegalStateException("No part has the name " + file));
  }

  private static Row judged(Row row, String site, Quarantine quarantine) {
    ReportedMeasures measures = measures(row);
    CompletedRequest request =
        new CompletedRequest(
            row.getAs("decision_id"),
            Instant.ofEpochMilli(row.<Long>getAs("at_millis")),
            site,
            Columns.text(row, "deployment"),
            Columns.number(row, "concurrency"),
            measures.queueSeconds(),
            measures.served());
    if (!CompletedRequest.isServed(Columns.text(row, "status"))) {
      return row(request, NOT_COMPLETED);
    }
    Optional<QuarantineReason> reason = quarantine.reason(request);
    return row(request, reason.map(RowJudge::name).orElse(null));
  }

  private static String name(QuarantineReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static ReportedMeasures measures(Row row) {
    return new ReportedMeasures(
        Columns.whole(row, "input_tokens"),
        Columns.whole(row, "output_tokens"),
        Columns.whole(row, "cached_tokens"),
        Columns.number(row, "ttft_ms"),
        Columns.number(row, "network_ms"),
        Columns.number(row, "queue_ms"),
        Columns.number(row, "tpot_ms"),
        Columns.number(row, "energy_wh"));
  }

  /** Returns a row of {@link Columns#JUDGED}. */
  private static Row row(CompletedRequest request, @Nullable String reason) {
    Served served = request.served();
    return RowFactory.create(
        reason,
        request.decisionId(),
        request.at().toEpochMilli(),
        request.site(),
        request.deployment(),
        Columns.orNull(request.concurrency()),
        served.inputTokens(),
        served.outputTokens(),
        Columns.orNull(served.cachedTokens()),
        Columns.orNull(request.queueSeconds()),
        served.ttftSeconds(),
        served.tpotSeconds(),
        Columns.orNull(served.gpuJoules()));
  }
}
