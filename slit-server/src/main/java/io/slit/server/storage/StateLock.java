package io.slit.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two servers out of one state directory: an operating system lock on a file that holds the
 * id of the owner's process. The system drops it with the process, however that ends.
 */
public final class StateLock implements AutoCloseable {
  private static final String FILE = "lock";

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a directory, which is created if need be.
   *
   * @throws StateInUseException if it is taken
   * @throws StorageException if the directory cannot be written
   */
  public static StateLock take(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw inUse(directory, file);
      }
      writeOwner(channel);
      return new StateLock(channel);
    } catch (IOException e) {
      throw new StorageException(
          "The state directory %s cannot be written: %s. Choose another by --state-dir."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  /**
   * Returns what some work makes while it holds the lock of a directory.
   *
   * @throws StateInUseException if it is taken
   */
  public static <T> T holding(Path directory, Supplier<T> work) {
    StateLock lock = take(directory);
    try {
      return work.get();
    } finally {
      lock.close();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process holds it
    }
  }

  private static void writeOwner(FileChannel channel) throws IOException {
    channel.truncate(0);
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static StateInUseException inUse(Path directory, Path file) throws IOException {
    String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
    return new StateInUseException(
        "The state directory %s is in use by process %s. Stop that server, or choose another directory by --state-dir."
            .formatted(directory.toAbsolutePath().normalize(), pid.isEmpty() ? "unknown" : pid));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException("The lock of the state directory could not be released.", e);
    }
  }
}
