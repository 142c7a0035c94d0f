package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slit.server.footprint.Amounts;
import io.slit.server.footprint.FootprintReport;
import io.slit.server.footprint.LedgerRow;
import io.slit.server.footprint.Planned;
import io.slit.server.footprint.Realised;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the footprint of a period as JSON, sums and rows, or as CSV, rows only. */
public final class FootprintReportText {
  private static final double MILLIS = 1000;
  private static final String HEAD =
      "from,to,epoch_start,epoch_end,plan_id,figures,whose,part_of_epoch,requests,"
          + "facility_kwh,carbon_g,water_l,cost_usd,"
          + "idle_facility_kwh,idle_carbon_g,idle_water_l,idle_cost_usd\n";

  private FootprintReportText() {}

  /** Returns the JSON; with {@code rows} what it is the sum of. */
  public static byte[] json(FootprintReport report, boolean rows) {
    return JsonText.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("from", report.from().toString());
          json.writeStringField("to", report.to().toString());
          double asked = Duration.between(report.from(), report.to()).toMillis() / MILLIS;
          JsonText.number(json, "seconds", asked);
          JsonText.number(json, "planned_seconds", report.plannedSeconds());
          if (report.plannedSeconds() > 0) {
            LedgerJson.writePlanned(json, "planned", report.planned());
          }
          json.writeObjectFieldStart("baselines");
          for (var one : report.baselines().entrySet()) {
            LedgerJson.writePlanned(json, one.getKey(), one.getValue());
          }
          json.writeEndObject();
          writeSavings(json, report);
          LedgerJson.writeRealised(json, report.realised());
          if (rows) {
            json.writeArrayFieldStart("rows");
            for (LedgerRow row : report.rows()) {
              LedgerJson.writeRow(json, row, false);
            }
            json.writeEndArray();
          }
          json.writeEndObject();
        });
  }

  /** Writes what is saved against each baseline: positive where it would have taken more. */
  private static void writeSavings(JsonGenerator json, FootprintReport report) throws IOException {
    json.writeObjectFieldStart("savings");
    for (var one : report.baselines().entrySet()) {
      json.writeObjectFieldStart(one.getKey());
      LedgerJson.writeAmounts(
          json, "planned_total", one.getValue().total().minus(report.planned().total()));
      LedgerJson.writeAmounts(
          json,
          "planned_controllable",
          one.getValue().controllable().minus(report.planned().controllable()));
      Amounts realised = report.realised().baselines().get(one.getKey());
      if (realised != null) {
        LedgerJson.writeAmounts(
            json, "realised_controllable", realised.minus(report.realised().compared()));
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** Returns the CSV: a line for each plan, and for what each baseline would have made of it. */
  public static String csv(FootprintReport report) {
    StringBuilder text = new StringBuilder(HEAD);
    for (LedgerRow row : report.rows()) {
      double part = row.part(report.from(), report.to());
      row.planned().ifPresent(one -> planned(text, row, "in_force", one, part));
      row.baselines().forEach((name, one) -> planned(text, row, name, one, part));
      realised(text, row);
    }
    return text.toString();
  }

  /** Figures of whole epochs: the part they count with stands beside them. */
  private static void planned(
      StringBuilder text, LedgerRow row, String whose, Planned planned, double part) {
    begin(text, row, "planned", whose).append(number(part)).append(",,");
    amounts(text, planned.total()).append(',');
    amounts(text, planned.idle()).append('\n');
  }

  private static void realised(StringBuilder text, LedgerRow row) {
    Realised realised = row.realised();
    Realised.Requests requests = realised.requests();
    long known = requests.measured() + requests.estimated();
    line(text, row, "realised", "in_force", known, known == 0 ? null : realised.known());
    if (requests.unknown() > 0) {
      line(text, row, "realised_unknown", "in_force", requests.unknown(), null);
    }
    if (requests.compared() > 0) {
      line(text, row, "compared", "in_force", requests.compared(), realised.compared());
      for (Map.Entry<String, Amounts> one : realised.baselines().entrySet()) {
        line(text, row, "compared", one.getKey(), requests.compared(), one.getValue());
      }
    }
  }

  private static void line(
      StringBuilder text,
      LedgerRow row,
      String figures,
      String whose,
      long requests,
      @Nullable Amounts amounts) {
    begin(text, row, figures, whose).append(',').append(requests).append(',');
    if (amounts == null) {
      text.append(",,,");
    } else {
      amounts(text, amounts);
    }
    text.append(",,,,\n");
  }

  private static StringBuilder begin(
      StringBuilder text, LedgerRow row, String figures, String whose) {
    return text.append(row.from())
        .append(',')
        .append(row.to())
        .append(',')
        .append(row.epochStart())
        .append(',')
        .append(row.epochEnd())
        .append(',')
        .append(row.planId())
        .append(',')
        .append(figures)
        .append(',')
        .append(whose)
        .append(',');
  }

  private static StringBuilder amounts(StringBuilder text, Amounts amounts) {
    return text.append(number(amounts.facilityKwh()))
        .append(',')
        .append(number(amounts.carbonGrams()))
        .append(',')
        .append(number(amounts.waterLitres()))
        .append(',')
        .append(number(amounts.costUsd()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
