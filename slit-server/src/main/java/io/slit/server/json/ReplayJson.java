package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.server.replay.CellResult;
import io.slit.server.replay.Metric;
import io.slit.server.replay.PairedBootstrap;
import io.slit.server.replay.ReplayFiles;
import io.slit.server.replay.ReplayOrder;
import io.slit.server.replay.ReplaySummary;
import io.slit.server.replay.ReplayTable;
import io.slit.server.replay.Wins;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes a replay as JSON: a line for each cell, and the document behind its page. */
public final class ReplayJson {
  private ReplayJson() {}

  /**
   * Returns one object for each cell, one a line: policy, information, week, load, seed, and every
   * metric by name; null where it is not known.
   */
  public static String lines(List<CellResult> results) {
    StringBuilder lines = new StringBuilder();
    for (CellResult result : results) {
      lines.append(text(json -> cell(json, result))).append('\n');
    }
    return lines.toString();
  }

  private static String text(JsonText.Content content) {
    return new String(JsonText.bytes(content), StandardCharsets.UTF_8);
  }

  private static void cell(JsonGenerator json, CellResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("policy", result.cell().policy());
    json.writeStringField("information", result.information().key());
    json.writeStringField("week", result.cell().week().toString());
    json.writeNumberField("load", result.cell().load());
    json.writeNumberField("seed", result.cell().seed());
    for (Metric metric : Metric.values()) {
      if (result.find(metric).isPresent()) {
        JsonText.number(json, metric.key(), result.find(metric).orElseThrow());
      } else {
        json.writeNullField(metric.key());
      }
    }
    json.writeEndObject();
  }

  /** Returns the texts that lie beside the tables. */
  public static ReplayFiles.Texts report(
      ReplayOrder order, List<CellResult> results, List<ReplayTable> tables) {
    return new ReplayFiles.Texts(
        lines(results), text(json -> document(json, order, results, tables)));
  }

  private static void document(
      JsonGenerator json, ReplayOrder order, List<CellResult> results, List<ReplayTable> tables)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("order", order.fingerprint());
    json.writeNumberField("seeds", order.seeds());
    json.writeNumberField("cells", results.size());
    json.writeArrayFieldStart("weeks");
    for (var week : order.weeks()) {
      json.writeString(week.toString());
    }
    json.writeEndArray();
    metrics(json);
    json.writeArrayFieldStart("tables");
    for (ReplayTable table : tables) {
      table(json, table, results);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void metrics(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("metrics");
    for (Metric metric : Metric.values()) {
      json.writeObjectFieldStart(metric.key());
      json.writeStringField("unit", metric.unit());
      json.writeStringField("title", metric.title());
      json.writeBooleanField("amount", metric.isAmount());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void table(JsonGenerator json, ReplayTable table, List<CellResult> results)
      throws IOException {
    ReplaySummary summary = new ReplaySummary(results, table.load());
    json.writeStartObject();
    json.writeNumberField("load", table.load());
    json.writeStringField("reference", table.reference().orElse(""));
    wins(json, Wins.of(table, results));
    json.writeArrayFieldStart("rows");
    for (ReplayTable.Row row : table.rows()) {
      json.writeStartObject();
      json.writeStringField("policy", row.policy());
      json.writeStringField("information", row.information().key());
      json.writeBooleanField("feasible", row.isFeasible());
      json.writeBooleanField("ranked", row.isRanked());
      json.writeNumberField("scenes", row.scenes());
      json.writeObjectFieldStart("means");
      for (Map.Entry<Metric, Double> mean : row.means().entrySet()) {
        JsonText.number(json, mean.getKey().key(), mean.getValue());
      }
      json.writeEndObject();
      differences(json, row);
      JsonText.numbers(json, "ttft_ms", summary.ttftMillis(row.policy()));
      flows(json, summary.flows(row.policy()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void wins(JsonGenerator json, List<Wins.Win> wins) throws IOException {
    json.writeArrayFieldStart("wins");
    for (Wins.Win win : wins) {
      json.writeStartObject();
      json.writeStringField("baseline", win.baseline());
      json.writeStringField("point", win.point().orElse(""));
      if (win.carbon().isPresent()) {
        interval(json, "controllable_carbon_kg", win.carbon().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void interval(JsonGenerator json, String name, PairedBootstrap.Interval one)
      throws IOException {
    json.writeObjectFieldStart(name);
    JsonText.number(json, "percent", one.percent());
    JsonText.number(json, "low", one.low());
    JsonText.number(json, "high", one.high());
    JsonText.number(json, "absolute", one.absolute());
    json.writeNumberField("pairs", one.pairs());
    json.writeEndObject();
  }

  private static void differences(JsonGenerator json, ReplayTable.Row row) throws IOException {
    json.writeObjectFieldStart("differences");
    for (Map.Entry<Metric, PairedBootstrap.Interval> one : row.differences().entrySet()) {
      interval(json, one.getKey().key(), one.getValue());
    }
    json.writeEndObject();
  }

  private static void flows(JsonGenerator json, List<CellResult.SiteFlow> flows)
      throws IOException {
    json.writeArrayFieldStart("flows");
    for (CellResult.SiteFlow flow : flows) {
      json.writeStartArray();
      json.writeNumber(flow.hourUtc());
      json.writeString(flow.site());
      json.writeNumber(flow.requests());
      json.writeNumber(JsonText.rounded(flow.gramsPerKwh()));
      json.writeNumber(JsonText.rounded(flow.usdPerMwh()));
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
