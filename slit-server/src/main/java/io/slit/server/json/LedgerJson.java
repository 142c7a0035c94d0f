package io.slit.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slit.server.footprint.Amounts;
import io.slit.server.footprint.LedgerRow;
import io.slit.server.footprint.Planned;
import io.slit.server.footprint.Realised;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes rows of the footprint, one JSON object a line, and reads them. */
public final class LedgerJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private LedgerJson() {}

  /** Returns the lines of rows. */
  public static String write(List<LedgerRow> rows) {
    StringBuilder lines = new StringBuilder();
    for (LedgerRow row : rows) {
      byte[] line = JsonText.bytes(json -> writeRow(json, row, true));
      lines.append(new String(line, StandardCharsets.UTF_8)).append('\n');
    }
    return lines.toString();
  }

  /** Writes a row; {@code whole} with what only this program needs. */
  static void writeRow(JsonGenerator json, LedgerRow row, boolean whole) throws IOException {
    json.writeStartObject();
    json.writeStringField("plan_id", row.planId());
    if (whole) {
      json.writeNumberField("run", row.run());
    }
    json.writeStringField("from", row.from().toString());
    json.writeStringField("to", row.to().toString());
    json.writeStringField("epoch_start", row.epochStart().toString());
    json.writeStringField("epoch_end", row.epochEnd().toString());
    if (row.planned().isPresent()) {
      writePlanned(json, "planned", row.planned().get());
    }
    json.writeObjectFieldStart("baselines");
    for (var one : row.baselines().entrySet()) {
      writePlanned(json, one.getKey(), one.getValue());
    }
    json.writeEndObject();
    writeRealised(json, row.realised());
    json.writeEndObject();
  }

  static void writePlanned(JsonGenerator json, String name, Planned planned) throws IOException {
    json.writeObjectFieldStart(name);
    writeAmounts(json, "total", planned.total());
    writeAmounts(json, "idle", planned.idle());
    json.writeEndObject();
  }

  static void writeAmounts(JsonGenerator json, String name, Amounts amounts) throws IOException {
    json.writeObjectFieldStart(name);
    JsonText.number(json, "facility_kwh", amounts.facilityKwh());
    JsonText.number(json, "carbon_g", amounts.carbonGrams());
    JsonText.number(json, "water_l", amounts.waterLitres());
    JsonText.number(json, "cost_usd", amounts.costUsd());
    json.writeEndObject();
  }

  /** Writes what became of requests; amounts of no request are left out, not 0. */
  static void writeRealised(JsonGenerator json, Realised realised) throws IOException {
    Realised.Requests requests = realised.requests();
    json.writeObjectFieldStart("realised");
    json.writeNumberField("completed", requests.completed());
    json.writeNumberField("unsuccessful", requests.unsuccessful());
    json.writeNumberField("energy_measured", requests.measured());
    json.writeNumberField("energy_estimated", requests.estimated());
    json.writeNumberField("unknown", requests.unknown());
    json.writeNumberField("compared", requests.compared());
    if (requests.measured() + requests.estimated() > 0) {
      writeAmounts(json, "controllable", realised.known());
    }
    if (requests.compared() > 0) {
      writeAmounts(json, "compared_controllable", realised.compared());
      json.writeObjectFieldStart("baselines");
      for (var one : realised.baselines().entrySet()) {
        writeAmounts(json, one.getKey(), one.getValue());
      }
      json.writeEndObject();
    }
    if (realised.tpot().outcomes() > 0) {
      json.writeObjectFieldStart("tpot");
      json.writeNumberField("outcomes", realised.tpot().outcomes());
      JsonText.number(json, "sum_ms", realised.tpot().millis());
      JsonText.number(json, "estimate_sum_ms", realised.tpot().estimateMillis());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /**
   * Returns the rows of lines.
   *
   * @throws IllegalArgumentException if one of them is no row
   */
  public static List<LedgerRow> read(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).map(LedgerJson::row).toList();
  }

  private static LedgerRow row(String line) {
    try {
      JsonNode json = MAPPER.readTree(line);
      return new LedgerRow(
          json.required("plan_id").asText(),
          json.required("run").asLong(),
          instant(json, "from"),
          instant(json, "to"),
          instant(json, "epoch_start"),
          instant(json, "epoch_end"),
          Optional.ofNullable(json.get("planned")).map(LedgerJson::planned),
          byName(json.path("baselines"), LedgerJson::planned),
          realised(json.required("realised")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "A line of the footprint is no row: %s".formatted(e.getOriginalMessage()), e);
    }
  }

  private static Instant instant(JsonNode json, String name) {
    return Instant.parse(json.required(name).asText());
  }

  private static <T> Map<String, T> byName(JsonNode json, Function<JsonNode, T> value) {
    Map<String, T> values = new LinkedHashMap<>();
    json.properties().forEach(one -> values.put(one.getKey(), value.apply(one.getValue())));
    return values;
  }

  private static Planned planned(JsonNode json) {
    return new Planned(amounts(json.required("total")), amounts(json.required("idle")));
  }

  /** What is left out is of no request. */
  private static Amounts amounts(JsonNode json) {
    return new Amounts(
        json.path("facility_kwh").asDouble(),
        json.path("carbon_g").asDouble(),
        json.path("water_l").asDouble(),
        json.path("cost_usd").asDouble());
  }

  private static Realised realised(JsonNode json) {
    JsonNode tpot = json.path("tpot");
    return new Realised(
        new Realised.Requests(
            json.required("completed").asLong(),
            json.required("unsuccessful").asLong(),
            json.required("energy_measured").asLong(),
            json.required("energy_estimated").asLong(),
            json.required("compared").asLong()),
        amounts(json.path("controllable")),
        amounts(json.path("compared_controllable")),
        byName(json.path("baselines"), LedgerJson::amounts),
        new Realised.Tpot(
            tpot.path("outcomes").asLong(),
            tpot.path("sum_ms").asDouble(),
            tpot.path("estimate_sum_ms").asDouble()));
  }
}
