package io.slit.server.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slit.server.datasets.format.Column;
import io.slit.server.datasets.format.Manifest;
import io.slit.server.datasets.format.Range;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TimeAxis;

/** Writes a manifest: fixed order of keys, fixed indentation, LF at the ends of lines. */
final class ManifestWriter {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private ManifestWriter() {}

  static String write(Manifest manifest) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("dataset", manifest.dataset());
    root.put("schema_version", manifest.schemaVersion());
    ArrayNode tables = root.putArray("tables");
    manifest.tables().forEach(table -> writeTable(tables.addObject(), table));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
    try {
      return MAPPER.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("A tree of JSON nodes must always be writable.", cause);
    }
  }

  private static void writeTable(ObjectNode node, TableInfo table) {
    node.put("name", table.name().label());
    node.put("description", table.description());
    node.put("rows", table.rows());
    writeFiles(node.putArray("files"), table);
    writeTime(node, table.time());
    node.put("attribution", table.origin().attribution());
    writeLicences(node.putArray("licences"), table);
    writeSources(node.putArray("sources"), table);
    node.put("derivation", table.origin().derivation());
    ArrayNode columns = node.putArray("columns");
    table.name().columns().forEach(column -> writeColumn(columns.addObject(), column));
  }

  private static void writeFiles(ArrayNode files, TableInfo table) {
    table
        .files()
        .forEach(
            file ->
                files
                    .addObject()
                    .put("file", file.file())
                    .put("rows", file.rows())
                    .put("sha256", file.sha256()));
  }

  private static void writeTime(ObjectNode node, TimeAxis time) {
    if (time instanceof TimeAxis.Regular regular) {
      node.putObject("time")
          .put("from", regular.from())
          .put("until", regular.until())
          .put("step", regular.step());
    }
  }

  private static void writeLicences(ArrayNode licences, TableInfo table) {
    table
        .origin()
        .licences()
        .forEach(
            licence ->
                licences
                    .addObject()
                    .put("name", licence.name())
                    .put("url", licence.url())
                    .put("covers", licence.covers()));
  }

  private static void writeSources(ArrayNode sources, TableInfo table) {
    table
        .origin()
        .sources()
        .forEach(
            source ->
                sources
                    .addObject()
                    .put("repository", source.repository())
                    .put("commit", source.commit())
                    .put("path", source.path()));
  }

  private static void writeColumn(ObjectNode node, Column column) {
    node.put("name", column.name());
    node.put("unit", column.unit());
    node.put("type", column.type().label());
    if (!column.range().equals(Range.UNBOUNDED)) {
      node.put("min", column.range().min());
      node.put("max", column.range().max());
    }
    node.put("nullable", column.nullable());
  }
}
