package io.slit.server.storage;

import io.slit.core.telemetry.FailureReason;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The schema of the table of outcomes, and the way from its earlier versions. */
final class OutcomeSchema {
  /** Version of the schema, kept in the file ({@code user_version}). */
  static final int VERSION = 3;

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

  /** What version 3 adds: cached tokens and queue; and reasons that are no codes are wiped out. */
  private static final List<String> TO_VERSION_3 =
      List.of(
          "ALTER TABLE outcomes ADD COLUMN cached_tokens INTEGER",
          "ALTER TABLE outcomes ADD COLUMN queue_ms REAL",
          "UPDATE outcomes SET reason = '%s' WHERE reason IS NOT NULL AND reason NOT IN (%s)"
              .formatted(FailureReason.OTHER.code(), codes()));

  private OutcomeSchema() {}

  private static String codes() {
    return Arrays.stream(FailureReason.values())
        .map(reason -> "'" + reason.code() + "'")
        .collect(Collectors.joining(", "));
  }

  /**
   * Brings a file to this version, in one transaction.
   *
   * @throws StorageException if a later program wrote it
   */
  static void upgrade(Statement statement, Path file) throws SQLException {
    int version = version(statement);
    if (version > VERSION) {
      throw new StorageException(
          "The store %s has schema version %d, and this program knows versions up to %d. Use the program that wrote it, or another state directory."
              .formatted(file, version, VERSION));
    }
    if (version == VERSION) {
      return;
    }
    statement.execute("PRAGMA secure_delete=ON");
    statement.execute("BEGIN IMMEDIATE");
    if (version == 0) {
      statement.execute(CREATE);
    }
    if (version < 2) {
      execute(statement, TO_VERSION_2);
    }
    execute(statement, TO_VERSION_3);
    statement.execute("PRAGMA user_version=" + VERSION);
    statement.execute("COMMIT");
  }

  private static void execute(Statement statement, List<String> steps) throws SQLException {
    for (String step : steps) {
      statement.execute(step);
    }
  }

  static int version(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
      return rows.getInt(1);
    }
  }
}
