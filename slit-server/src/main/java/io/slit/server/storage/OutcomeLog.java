package io.slit.server.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The outcomes of a store as a log that is carried on, range by range, and that remembers how far.
 *
 * <p>A range is written down before it is handed out. After a crash the same range, with the same
 * rows, is handed out again: whoever writes it to files named by it writes every row once. A second
 * connection to the file; not thread-safe.
 */
public final class OutcomeLog implements AutoCloseable {
  private static final int MAX_ROWS = 100_000;

  private final Connection connection;

  private OutcomeLog(Connection connection) {
    this.connection = connection;
  }

  /** Rows by their numbers, both ends included. */
  public record Range(long from, long to) {}

  /** Opens the log of a store file that exists. */
  static OutcomeLog open(Path file) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout=10000");
        statement.execute("PRAGMA synchronous=FULL");
      }
      return new OutcomeLog(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Opens the log of a state directory for reading, beside a server that may run.
   *
   * @return nothing where there is no store of this version: its outcomes cannot be read
   */
  public static Optional<OutcomeLog> find(Path stateDirectory) {
    Path file = stateDirectory.resolve(OutcomeStore.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    OutcomeLog log = open(file);
    if (log.number("PRAGMA user_version") == OutcomeSchema.VERSION) {
      return Optional.of(log);
    }
    log.close();
    return Optional.empty();
  }

  /**
   * Shows the outcomes that were not carried on, as of one moment; nothing is written down.
   *
   * @return the last row that was carried on at that moment
   */
  public long forEachWaiting(Consumer<StoredOutcome> reader) {
    try {
      connection.setAutoCommit(false);
      long done = done();
      forEach(new Range(done + 1, Long.MAX_VALUE), reader);
      connection.rollback();
      connection.setAutoCommit(true);
      return done;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Returns the last row that was carried on. */
  public long done() {
    return number("SELECT done FROM flushed");
  }

  /** Returns the next range to carry on, if there is one; a begun one before a new one. */
  public Optional<Range> begin() {
    long done = done();
    long begun = number("SELECT begun FROM flushed");
    if (begun <= done) {
      long last = number("SELECT coalesce(max(rowid), 0) FROM outcomes");
      begun = Math.min(last, done + MAX_ROWS);
      if (begun <= done) {
        return Optional.empty();
      }
      update("UPDATE flushed SET begun = " + begun);
    }
    return Optional.of(new Range(done + 1, begun));
  }

  /** Remembers that a range is carried on. */
  public void finish(Range range) {
    update("UPDATE flushed SET done = " + range.to());
  }

  /** Shows the outcomes of a range, in order. */
  public void forEach(Range range, Consumer<StoredOutcome> reader) {
    String sql = "SELECT * FROM outcomes WHERE rowid BETWEEN ? AND ? ORDER BY rowid";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, range.from());
      statement.setLong(2, range.to());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.accept(
              new StoredOutcome(
                  OutcomeRow.read(rows),
                  rows.getString("idempotency_key"),
                  OutcomeRow.readContext(rows)));
        }
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Forgets outcomes that were carried on and are older than an instant; never the last row, whose
   * number the next one follows. Returns how many.
   */
  public int forget(Instant before) {
    return update(
        "DELETE FROM outcomes WHERE rowid <= (SELECT done FROM flushed) AND at_ms < %d AND rowid < (SELECT max(rowid) FROM outcomes)"
            .formatted(before.toEpochMilli()));
  }

  private long number(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.getLong(1);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private int update(String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StorageException failed(SQLException e) {
    return new StorageException(
        "The stored outcomes cannot be carried on: %s. Maybe the disk is full."
            .formatted(e.getMessage()),
        e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
