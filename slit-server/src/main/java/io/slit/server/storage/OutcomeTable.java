package io.slit.server.storage;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The table of outcomes: one row per decision. Not thread-safe: one connection, one user.
 *
 * <p>Write-ahead log with {@code synchronous=FULL}: a commit is on disk when it returns, so it
 * outlives the process and the machine.
 */
final class OutcomeTable implements AutoCloseable {
  /** Version of the schema, kept in the file ({@code user_version}). */
  static final int SCHEMA_VERSION = 2;

  private static final String CREATE =
      """
      CREATE TABLE outcomes (
        decision_id TEXT PRIMARY KEY,
        idempotency_key TEXT UNIQUE,
        at_ms INTEGER NOT NULL,
        request_class TEXT NOT NULL,
        deployment TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('completed', 'failed', 'dropped')),
        ttft_ms REAL, tpot_ms REAL, input_tokens INTEGER, output_tokens INTEGER,
        energy_wh REAL, quality REAL, reason TEXT)
      """;

  /** What version 2 adds: the context of decisions, and how far they went to Parquet. */
  private static final List<String> TO_VERSION_2 =
      List.of(
          "ALTER TABLE outcomes ADD COLUMN plan_id TEXT",
          "ALTER TABLE outcomes ADD COLUMN in_flight INTEGER",
          "ALTER TABLE outcomes ADD COLUMN concurrency REAL",
          "ALTER TABLE outcomes ADD COLUMN model_id TEXT",
          "ALTER TABLE outcomes ADD COLUMN ttft_estimate_ms REAL",
          "ALTER TABLE outcomes ADD COLUMN tpot_estimate_ms REAL",
          "ALTER TABLE outcomes ADD COLUMN energy_estimate_wh REAL",
          "CREATE TABLE flushed (done INTEGER NOT NULL, begun INTEGER NOT NULL)",
          "INSERT INTO flushed VALUES (0, 0)");

  private static final String INSERT =
      "INSERT INTO outcomes VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO"
          + " NOTHING";
  private static final String FIND =
      "SELECT decision_id, at_ms FROM outcomes WHERE decision_id = ?1 OR idempotency_key = ?2"
          + " ORDER BY decision_id = ?1 DESC LIMIT 1";
  private static final double WATT_HOURS_PER_KWH = 1000;
  private static final int COLUMNS = 20;

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
      upgrade(statement, file);
    }
    connection.setAutoCommit(false);
    return new OutcomeTable(connection);
  }

  private static void upgrade(Statement statement, Path file) throws SQLException {
    int version;
    try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
      version = rows.getInt(1);
    }
    if (version == 0 || version == 1) {
      statement.execute("BEGIN");
      if (version == 0) {
        statement.execute(CREATE);
      }
      for (String step : TO_VERSION_2) {
        statement.execute(step);
      }
      statement.execute("PRAGMA user_version=" + SCHEMA_VERSION);
      statement.execute("COMMIT");
    } else if (version != SCHEMA_VERSION) {
      throw new StorageException(
          "The store %s has schema version %d, and this program knows versions up to %d. Use the program that wrote it, or another state directory."
              .formatted(file, version, SCHEMA_VERSION));
    }
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
      insert.setString(13, failed.reason());
    } else if (outcome instanceof Outcome.Dropped dropped) {
      insert.setString(6, "dropped");
      insert.setString(13, dropped.reason());
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

  /** Returns a reader of a row set of {@code SELECT * FROM outcomes}. */
  static RequestObservation read(ResultSet row) throws SQLException {
    return new RequestObservation(
        row.getString("decision_id"),
        Instant.ofEpochMilli(row.getLong("at_ms")),
        new ClassId(row.getString("request_class")),
        new DeploymentId(row.getString("deployment")),
        readOutcome(row));
  }

  /** Returns the context in the same row. */
  static DecisionContext readContext(ResultSet row) throws SQLException {
    Optional<Double> inFlight = optional(row, "in_flight");
    Optional<Double> concurrency = optional(row, "concurrency");
    String modelId = row.getString("model_id");
    return new DecisionContext(
        Optional.ofNullable(row.getString("plan_id")),
        inFlight.isPresent() ? OptionalInt.of(inFlight.get().intValue()) : OptionalInt.empty(),
        concurrency.isPresent() ? OptionalDouble.of(concurrency.get()) : OptionalDouble.empty(),
        modelId == null
            ? Optional.empty()
            : Optional.of(
                new DecisionContext.QueueFree(
                    modelId,
                    row.getDouble("ttft_estimate_ms"),
                    row.getDouble("tpot_estimate_ms"),
                    row.getDouble("energy_estimate_wh"))));
  }

  private static Outcome readOutcome(ResultSet row) throws SQLException {
    return switch (row.getString("status")) {
      case "failed" -> new Outcome.Failed(row.getString("reason"));
      case "dropped" -> new Outcome.Dropped(row.getString("reason"));
      default ->
          new Outcome.Completed(
              Latency.ofMillis(row.getDouble("ttft_ms")),
              Latency.ofMillis(row.getDouble("tpot_ms")),
              row.getInt("input_tokens"),
              row.getInt("output_tokens"),
              optional(row, "energy_wh").map(wh -> new Energy(wh / WATT_HOURS_PER_KWH)),
              optional(row, "quality"));
    };
  }

  private static Optional<Double> optional(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    find.close();
    connection.close();
  }
}
