package io.slit.server.json;

import io.slit.server.datasets.format.Column;
import io.slit.server.datasets.format.ColumnType;
import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Licence;
import io.slit.server.datasets.format.Manifest;
import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Range;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.util.List;

/**
 * Reads the manifest of a dataset, {@code tables.json}.
 *
 * <p>The columns are written for people and other tools; when read they must be the ones this
 * version of the code knows, since its ranges are what the cells are checked against.
 */
public final class ManifestJson {

  private ManifestJson() {}

  /** The manifest in this text. */
  public static Manifest read(String text) {
    return FileNode.read(
        Manifest.FILE,
        FileNode.Kind.DATASET,
        text,
        root ->
            new Manifest(
                root.text("dataset"),
                root.whole("schema_version"),
                root.list("tables", ManifestJson::table)));
  }

  /** The text of this manifest; the same manifest always gives the same bytes. */
  public static String write(Manifest manifest) {
    return ManifestWriter.write(manifest);
  }

  private static TableInfo table(FileNode node) {
    TableName name =
        TableName.find(node.text("name"))
            .orElseThrow(() -> node.mustBe("name", "the name of a table this version knows"));
    checkColumns(node, name);
    TableInfo info =
        new TableInfo(
            name,
            node.text("description"),
            origin(node),
            time(node),
            node.list("files", ManifestJson::file));
    if (node.whole("rows") != info.rows()) {
      throw node.mustBe("rows", "the sum over its files, " + info.rows());
    }
    return info;
  }

  private static Origin origin(FileNode node) {
    return new Origin(
        node.text("attribution"),
        node.list(
            "licences",
            item -> new Licence(item.text("name"), item.text("url"), item.text("covers"))),
        node.list(
            "sources",
            item -> new Source(item.text("repository"), item.text("commit"), item.text("path"))),
        node.text("derivation"));
  }

  private static TimeAxis time(FileNode node) {
    if (!node.has("time")) {
      return new TimeAxis.None();
    }
    return node.child(
        "time",
        time -> new TimeAxis.Regular(time.text("from"), time.text("until"), time.text("step")));
  }

  private static TableFile file(FileNode node) {
    return new TableFile(node.text("file"), node.whole("rows"), node.text("sha256"));
  }

  private static void checkColumns(FileNode node, TableName name) {
    List<Column> found = node.list("columns", ManifestJson::column);
    if (!found.equals(name.columns())) {
      throw new DatasetException(
          "The columns (%s) of the table (%s) must be %s. Run the import of this version of SLIT again."
              .formatted(found, name.label(), name.columns()));
    }
  }

  private static Column column(FileNode node) {
    ColumnType type =
        ColumnType.find(node.text("type"))
            .orElseThrow(() -> node.mustBe("type", "one of " + ColumnType.labels()));
    Range range =
        node.has("min") ? new Range(node.number("min"), node.number("max")) : Range.UNBOUNDED;
    return new Column(node.text("name"), node.text("unit"), type, range, node.flag("nullable"));
  }
}
