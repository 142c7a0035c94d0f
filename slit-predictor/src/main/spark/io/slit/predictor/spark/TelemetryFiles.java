package io.slit.predictor.spark;

import io.slit.predictor.telemetry.PartName;
import io.slit.predictor.telemetry.Partition;
import io.slit.predictor.telemetry.TelemetryFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The parts of telemetry directories; names are read on the driver, footers on the executors.
 *
 * @param paths where they are
 * @param bytes their size together
 */
record TelemetryFiles(List<String> paths, long bytes) {
  private static final int FILES_PER_TASK = 200;
  private static final int SHOWN = 3;

  /** Copies the paths. */
  TelemetryFiles {
    paths = List.copyOf(paths);
  }

  /**
   * Returns the parts that the one-machine job would read, of every directory for itself.
   *
   * @param directories separated by commas
   * @throws InputException if one has none, or a part has another schema or is damaged
   */
  static TelemetryFiles find(SparkSession spark, String directories) {
    List<Found> parts = new ArrayList<>();
    for (String directory : directories.split(",", -1)) {
      List<Found> own = PartName.readable(list(spark, directory), Found::name);
      if (own.isEmpty()) {
        throw new InputException(
            "There is no part date=YYYY-MM-DD/site=SITE/part-*.parquet in the directory (%s). Name the directory telemetry of a state directory, or a copy of it."
                .formatted(directory));
      }
      parts.addAll(own);
    }
    List<String> paths = parts.stream().map(Found::path).toList();
    requireSchema(spark, paths);
    return new TelemetryFiles(paths, parts.stream().mapToLong(Found::bytes).sum());
  }

  private record Found(String path, PartName name, long bytes) {}

  private static List<Found> list(SparkSession spark, String directory) {
    List<Found> found = new ArrayList<>();
    try {
      Path root = new Path(directory);
      FileSystem files = root.getFileSystem(spark.sparkContext().hadoopConfiguration());
      int depth = files.makeQualified(root).depth() + 3;
      RemoteIterator<LocatedFileStatus> all = files.listFiles(root, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        Path path = file.getPath();
        if (path.depth() == depth) {
          name(path).ifPresent(name -> found.add(new Found(path.toString(), name, file.getLen())));
        }
      }
    } catch (FileNotFoundException e) {
      throw new InputException(
          "The telemetry directory (%s) does not exist.".formatted(directory), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          "The telemetry directory (%s) cannot be listed: %s".formatted(directory, e.getMessage()),
          e);
    }
    return found;
  }

  /** Returns what the path of a part tells; empty if it is none. */
  static Optional<PartName> name(Path path) {
    Path site = path.getParent();
    return Partition.of(site.getParent().getName(), site.getName())
        .flatMap(partition -> PartName.of(partition, path.getName()));
  }

  private static void requireSchema(SparkSession spark, List<String> files) {
    Broadcast<SerializableConfiguration> hadoop =
        SerializableConfiguration.broadcast(spark.sparkContext());
    List<String> complaints =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(files, 1 + files.size() / FILES_PER_TASK)
            .map(file -> complaint(file, hadoop.value().value()))
            .filter(complaint -> !complaint.isEmpty())
            .take(SHOWN);
    if (!complaints.isEmpty()) {
      throw new InputException(
          "%s. This program reads %s. Move such files out of the telemetry directory, or use the program that wrote them."
              .formatted(String.join("; ", complaints), TelemetryFormat.READABLE));
    }
  }

  private static String complaint(String file, Configuration hadoop) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file), hadoop))) {
      Map<String, String> notes = reader.getFileMetaData().getKeyValueMetaData();
      return TelemetryFormat.versionOf(notes).isPresent()
          ? ""
          : "The file %s has %s".formatted(file, TelemetryFormat.namedBy(notes));
    } catch (IOException | RuntimeException e) {
      return "The file %s cannot be read: %s".formatted(file, e.getMessage());
    }
  }
}
