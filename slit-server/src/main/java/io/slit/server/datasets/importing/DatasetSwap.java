package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The replacement of a dataset's directory by a new one that is made beside it.
 *
 * <p>Closing without {@link #commit()} throws the new one away. Only a directory that has a
 * manifest is ever replaced.
 */
final class DatasetSwap implements AutoCloseable {

  /** Ending of scenario files; tables end otherwise. */
  private static final String WRITTEN_BY_PEOPLE = ".yaml";

  private final Path target;
  private final Path workspace;

  private DatasetSwap(Path target, Path workspace) {
    this.target = target;
    this.workspace = workspace;
  }

  /** Makes an empty workspace beside the target. */
  static DatasetSwap begin(Path target) throws IOException {
    if (Files.exists(target) && !Files.exists(target.resolve(Manifest.FILE))) {
      throw new DatasetException(
          "The directory (%s) must be absent or hold a dataset (%s), it holds something else. Choose another --to."
              .formatted(target, Manifest.FILE));
    }
    Path workspace = target.resolveSibling("." + target.getFileName() + ".importing");
    delete(workspace);
    Files.createDirectories(workspace);
    return new DatasetSwap(target, workspace);
  }

  /** Where the new dataset is to be written. */
  Path workspace() {
    return workspace;
  }

  /**
   * Puts the workspace in the place of the target. What people wrote there, the scenario files,
   * stays. The old directory stands aside until the new one is in its place, so that a crash
   * between two steps loses neither.
   */
  void commit() throws IOException {
    if (!Files.exists(target)) {
      Files.move(workspace, target);
      return;
    }
    carryOver();
    Path old = target.resolveSibling("." + target.getFileName() + ".old");
    delete(old);
    Files.move(target, old);
    Files.move(workspace, target);
    delete(old);
  }

  private void carryOver() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      for (Path file : files.filter(one -> one.toString().endsWith(WRITTEN_BY_PEOPLE)).toList()) {
        Files.copy(file, workspace.resolve(file.getFileName()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    delete(workspace);
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
