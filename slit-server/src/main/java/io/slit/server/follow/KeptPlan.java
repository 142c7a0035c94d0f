package io.slit.server.follow;

import io.slit.server.files.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last plan on disk, so that a follower that starts while the planner is away serves at once.
 * Written whole or not at all. What cannot be read or written is logged and left aside.
 */
final class KeptPlan {
  private static final Logger LOG = LoggerFactory.getLogger(KeptPlan.class);

  private final Path directory;
  private final Path file;
  private final DurableFiles files = new DurableFiles(() -> {});

  KeptPlan(Path stateDir) {
    this.directory = stateDir;
    this.file = stateDir.resolve("followed-plan");
  }

  /**
   * What is kept.
   *
   * @param etag of the snapshot at the planner
   * @param shown by the planner's clock when it came
   * @param speed of that clock
   * @param cameAt on the wall clock
   */
  record Came(String etag, Instant shown, double speed, Instant cameAt) {}

  /** A snapshot as it came; its bytes are not copied. */
  static final class Kept {
    private final Came came;
    private final byte[] snapshot;

    Kept(Came came, byte[] snapshot) {
      this.came = came;
      this.snapshot = snapshot;
    }

    Came came() {
      return came;
    }

    byte[] snapshot() {
      return snapshot;
    }
  }

  void write(Kept kept) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(kept.snapshot().length + 256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(kept.came().etag());
      out.writeUTF(kept.came().shown().toString());
      out.writeDouble(kept.came().speed());
      out.writeUTF(kept.came().cameAt().toString());
      out.write(kept.snapshot());
      out.flush();
      files.createDirectories(directory);
      files.replace(file, bytes.toByteArray());
    } catch (IOException e) {
      LOG.warn("The plan was not kept in {}: {} A restart would wait for the planner.", file, e);
    }
  }

  Optional<Kept> read() {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return Optional.of(
          new Kept(
              new Came(
                  in.readUTF(),
                  Instant.parse(in.readUTF()),
                  in.readDouble(),
                  Instant.parse(in.readUTF())),
              in.readAllBytes()));
    } catch (IOException | DateTimeException e) {
      LOG.warn("The plan kept in {} cannot be read: {} The planner is waited for.", file, e);
      return Optional.empty();
    }
  }
}
