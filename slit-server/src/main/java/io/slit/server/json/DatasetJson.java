package io.slit.server.json;

import io.slit.server.datasets.format.Manifest;
import io.slit.server.datasets.format.TableInfo;
import java.nio.charset.StandardCharsets;

/** Writes what a dataset holds, for programs. */
public final class DatasetJson {
  private DatasetJson() {}

  /** Returns the tables with their rows and what they are. */
  public static String tables(Manifest manifest) {
    byte[] bytes =
        JsonText.bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("dataset", manifest.dataset());
              json.writeArrayFieldStart("tables");
              for (TableInfo table : manifest.tables()) {
                json.writeStartObject();
                json.writeStringField("name", table.name().label());
                json.writeNumberField("rows", table.rows());
                json.writeStringField("description", table.description());
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            });
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
