package io.slit.server.files;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * File operations that are on the disk when they return, and whose order on the disk is the order
 * of the calls.
 */
public final class DurableFiles {
  /** Windows cannot open a directory to flush it; its journal keeps the order of renames. */
  private static final boolean FLUSHES_DIRECTORIES = File.separatorChar == '/';

  private final Runnable beforeStep;

  /**
   * Takes what to run before every single operation on the disk.
   *
   * @param beforeStep nothing in the product; a test crashes here
   */
  public DurableFiles(Runnable beforeStep) {
    this.beforeStep = beforeStep;
  }

  /** Writes a new file. */
  public void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(Path file, byte[] content) throws IOException {
    step();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      step();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      step();
      channel.force(true);
    }
    flush(parentOf(file));
  }

  /** Replaces a file, or makes it: readers see the old text or the new, whole. */
  public void replace(Path file, String text) throws IOException {
    replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces a file, or makes it: readers see the old bytes or the new, whole. */
  public void replace(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
    step();
    Files.deleteIfExists(temporary);
    write(temporary, content);
    move(temporary, file);
  }

  /** Moves a file over another, or a directory to where nothing is, at once. */
  public void move(Path from, Path to) throws IOException {
    step();
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    flush(parentOf(to));
  }

  /** Makes a directory and its parents. */
  public void createDirectories(Path directory) throws IOException {
    step();
    Files.createDirectories(directory);
    flush(parentOf(directory));
  }

  /** Removes a file or a directory with all that is in it, if it is there. */
  public void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(path)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        step();
        Files.delete(one);
      }
    }
    flush(parentOf(path));
  }

  private void flush(Path directory) throws IOException {
    step();
    if (FLUSHES_DIRECTORIES) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static Path parentOf(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("The path (%s) must lie in a directory.".formatted(path));
    }
    return parent;
  }

  private void step() {
    beforeStep.run();
  }
}
