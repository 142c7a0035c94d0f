package io.slit.server.telemetry.store;

import io.slit.predictor.telemetry.PartName;
import io.slit.predictor.telemetry.Partition;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a partition.
 *
 * @param path where it is
 * @param name what its name tells
 */
record Part(Path path, PartName name) {
  static Optional<Part> of(Path path, Partition partition) {
    return PartName.of(partition, path.getFileName().toString()).map(name -> new Part(path, name));
  }

  Partition partition() {
    return name.partition();
  }

  long from() {
    return name.from();
  }

  long to() {
    return name.to();
  }
}
