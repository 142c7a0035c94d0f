package io.slit.server.storage;

import io.slit.core.telemetry.RequestObservation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * The outcomes of one state directory. Thread-safe.
 *
 * <p>Writing goes through {@link OutcomeWriter}; reading opens a connection of its own and sees
 * what was committed when it began, while writing goes on.
 */
public final class OutcomeStore implements AutoCloseable {
  static final String FILE = "outcomes.db";

  private final Path file;
  private final StateLock lock;
  private final OutcomeWriter writer;

  private OutcomeStore(Path file, StateLock lock, OutcomeWriter writer) {
    this.file = file;
    this.lock = lock;
    this.writer = writer;
  }

  /**
   * Opens the store of a directory, which is created if need be, and locks it.
   *
   * @throws StateInUseException if another server has it open
   * @throws StorageException if it cannot be written, or was written by a later program
   */
  public static OutcomeStore open(Path directory) {
    StateLock lock = StateLock.take(directory);
    Path file = directory.resolve(FILE);
    try {
      return new OutcomeStore(file, lock, OutcomeWriter.start(OutcomeTable.open(file)));
    } catch (SQLException e) {
      lock.close();
      throw unusable(file, e);
    } catch (StorageException e) {
      lock.close();
      throw e;
    }
  }

  private static StorageException unusable(Path file, SQLException e) {
    return new StorageException(
        "The store %s cannot be used: %s. Maybe the disk is full or the file is damaged."
            .formatted(file, e.getMessage()),
        e);
  }

  /** Returns what outcomes are handed to. */
  public OutcomeWriter writer() {
    return writer;
  }

  /** Opens the outcomes as a log; the caller closes it before the store. */
  public OutcomeLog log() {
    return OutcomeLog.open(file);
  }

  /** Shows every stored outcome, in the order it was stored. */
  public void forEach(Consumer<RequestObservation> reader) {
    query(
        "SELECT * FROM outcomes ORDER BY rowid",
        rows -> {
          while (rows.next()) {
            reader.accept(OutcomeRow.read(rows));
          }
          return 0L;
        });
  }

  /** Returns how many outcomes are stored. */
  public long count() {
    return query("SELECT count(*) FROM outcomes", rows -> rows.getLong(1));
  }

  private long query(String sql, Rows rows) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return rows.read(result);
    } catch (SQLException e) {
      throw unusable(file, e);
    }
  }

  /** Writes what waits, then closes the file and gives the directory free. */
  @Override
  public void close() {
    writer.close();
    lock.close();
  }

  @FunctionalInterface
  private interface Rows {
    long read(ResultSet rows) throws SQLException;
  }
}
