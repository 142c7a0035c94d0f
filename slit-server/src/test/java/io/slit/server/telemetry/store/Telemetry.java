package io.slit.server.telemetry.store;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.telemetry.FailureReason;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Energy;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import io.slit.server.TwoSites;
import io.slit.server.storage.DecisionContext;
import io.slit.server.storage.OutcomeStore;
import io.slit.server.storage.StoredOutcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Outcomes of {@link TwoSites}, and DuckDB's view of what became of them. */
final class Telemetry {
  private Telemetry() {}

  static OutcomeDescriber describer() {
    return new OutcomeDescriber(TwoSites.scenario().fleet(), any -> OptionalDouble.of(20));
  }

  /** Stores outcomes d-FROM .. d-(TO-1), an hour apart, at both sites in turn. */
  static void report(Path stateDir, int from, int to) {
    try (OutcomeStore store = OutcomeStore.open(stateDir)) {
      for (int i = from; i < to; i++) {
        store.writer().offer(outcome(i)).orElseThrow().join();
      }
    }
  }

  private static StoredOutcome outcome(int i) {
    Outcome outcome =
        i % 10 == 9
            ? new Outcome.Failed(FailureReason.of("my secret prompt"))
            : new Outcome.Completed(
                Latency.ofMillis(100 + i),
                Latency.ofMillis(20),
                500,
                200,
                i % 2 == 0 ? Optional.of(new Energy(0.0003)) : Optional.empty(),
                Optional.empty());
    return new StoredOutcome(
        new RequestObservation(
            "d-" + i,
            Instant.parse("2023-07-10T00:30:00Z").plusSeconds(3600L * i),
            new ClassId("chat@DE"),
            new DeploymentId(i % 2 == 0 ? TwoSites.EU : TwoSites.US),
            outcome),
        null,
        new DecisionContext(
            Optional.of("plan-1"),
            OptionalInt.of(12),
            OptionalDouble.of(3),
            Optional.of(new DecisionContext.QueueFree("gbt-1", 90, 19, 0.25))));
  }

  /** Returns the rows of a query over all parts; {@code %s} is the table. */
  static List<List<String>> query(Path stateDir, String sql) throws Exception {
    String table = "read_parquet('%s/telemetry/**/part-*.parquet', hive_partitioning = true)";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql.formatted(table.formatted(stateDir)))) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getObject(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  static long number(Path stateDir, String sql) throws Exception {
    return Long.parseLong(query(stateDir, sql).get(0).get(0));
  }
}
