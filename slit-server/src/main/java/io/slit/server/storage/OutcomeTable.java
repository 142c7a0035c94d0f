package io.slit.server.storage;

import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table of outcomes: one row per decision. Not thread-safe: one connection, one user.
 *
 * <p>Write-ahead log with {@code synchronous=FULL}: a commit is on disk when it returns, so it
 * outlives the process and the machine.
 */
final class OutcomeTable implements AutoCloseable {
  private static final String INSERT =
      "INSERT INTO outcomes VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO"
          + " NOTHING";
  private static final String FIND =
      "SELECT decision_id, at_ms FROM outcomes WHERE decision_id = ?1 OR idempotency_key = ?2"
          + " ORDER BY decision_id = ?1 DESC LIMIT 1";
  private static final double WATT_HOURS_PER_KWH = 1000;
  private static final int COLUMNS = 22;

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement find;

  private OutcomeTable(Connection connection) throws SQLException {
    this.connection = connection;
    this.insert = connection.prepareStatement(INSERT);
    this.find = connection.prepareStatement(FIND);
  }

  /** Opens the table in a file, which is created if need be. */
  static OutcomeTable open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("PRAGMA busy_timeout=5000");
      OutcomeSchema.upgrade(statement, file);
    }
    connection.setAutoCommit(false);
    return new OutcomeTable(connection);
  }

  /** Inserts one outcome into the open transaction; the receipt holds after {@link #commit}. */
  Receipt insert(StoredOutcome outcome) throws SQLException {
    RequestObservation seen = outcome.observation();
    insert.setString(1, seen.decisionId());
    insert.setString(2, outcome.idempotencyKey());
    insert.setLong(3, seen.at().toEpochMilli());
    insert.setString(4, seen.requestClass().value());
    insert.setString(5, seen.deployment().value());
    bindOutcome(seen.outcome());
    bindContext(outcome.context());
    return insert.executeUpdate() == 1
        ? new Receipt.Stored(Instant.ofEpochMilli(seen.at().toEpochMilli()))
        : existing(seen.decisionId(), outcome.idempotencyKey());
  }

  private void bindOutcome(Outcome outcome) throws SQLException {
    for (int column = 7; column <= COLUMNS; column++) {
      insert.setNull(column, Types.NULL);
    }
    if (outcome instanceof Outcome.Completed completed) {
      insert.setString(6, "completed");
      bindCompleted(completed);
    } else if (outcome instanceof Outcome.Failed failed) {
      insert.setString(6, "failed");
      insert.setString(13, failed.reason().code());
    } else if (outcome instanceof Outcome.Dropped dropped) {
      insert.setString(6, "dropped");
      insert.setString(13, dropped.reason().code());
    }
  }

  private void bindCompleted(Outcome.Completed completed) throws SQLException {
    insert.setDouble(7, completed.ttft().millis());
    insert.setDouble(8, completed.tpot().millis());
    insert.setInt(9, completed.inputTokens());
    insert.setInt(10, completed.outputTokens());
    if (completed.energy().isPresent()) {
      insert.setDouble(11, completed.energy().get().kwh() * WATT_HOURS_PER_KWH);
    }
    if (completed.quality().isPresent()) {
      insert.setDouble(12, completed.quality().get());
    }
    if (completed.cachedTokens().isPresent()) {
      insert.setInt(21, completed.cachedTokens().get());
    }
    if (completed.queue().isPresent()) {
      insert.setDouble(22, completed.queue().get().millis());
    }
  }

  private void bindContext(DecisionContext context) throws SQLException {
    if (context.planId().isPresent()) {
      insert.setString(14, context.planId().get());
    }
    if (context.inFlight().isPresent()) {
      insert.setInt(15, context.inFlight().getAsInt());
    }
    if (context.concurrency().isPresent()) {
      insert.setDouble(16, context.concurrency().getAsDouble());
    }
    if (context.estimate().isPresent()) {
      DecisionContext.QueueFree estimate = context.estimate().get();
      insert.setString(17, estimate.modelId());
      insert.setDouble(18, estimate.ttftMillis());
      insert.setDouble(19, estimate.tpotMillis());
      insert.setDouble(20, estimate.energyWh());
    }
  }

  private Receipt existing(String decisionId, @Nullable String key) throws SQLException {
    find.setString(1, decisionId);
    find.setString(2, key);
    try (ResultSet rows = find.executeQuery()) {
      rows.next();
      String owner = rows.getString(1);
      return owner.equals(decisionId)
          ? new Receipt.Repeated(Instant.ofEpochMilli(rows.getLong(2)))
          : new Receipt.KeyReused(owner);
    }
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    find.close();
    connection.close();
  }
}
