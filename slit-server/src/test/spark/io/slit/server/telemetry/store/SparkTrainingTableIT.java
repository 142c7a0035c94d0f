package io.slit.server.telemetry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Fleet;
import io.slit.predictor.retrain.Quarantine;
import io.slit.predictor.retrain.QuarantineReason;
import io.slit.predictor.retrain.TelemetryRow;
import io.slit.predictor.spark.TableSummary;
import io.slit.predictor.spark.TrainingTableJob;
import io.slit.server.TwoSites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark on two cores against the one-machine job, on Parquet of our own writer. */
class SparkTrainingTableIT {
  private static final Fleet FLEET = TwoSites.scenario().fleet();
  private static final int PARTS = 8;
  private static final int ROWS_OF_PART = 1500;

  private static SparkSession spark;
  @TempDir private static Path state;
  @TempDir private static Path written;
  private static List<TelemetryRow> expected;
  private static Map<String, Long> keptApart;
  private static TableSummary summary;

  @TempDir private Path directory;

  @BeforeAll
  static void writeTelemetry() throws IOException {
    spark = LocalSpark.start();
    TelemetryStore store = TelemetryStore.of(state);
    RandomTelemetry telemetry = new RandomTelemetry();
    for (int from = 0; from < PARTS * ROWS_OF_PART; from += ROWS_OF_PART) {
      store.writeLogged(from + 1, from + ROWS_OF_PART, telemetry.next(ROWS_OF_PART));
    }
    Path leftover = store.parts().get(1).path();
    byte[] before = Files.readAllBytes(leftover);
    assertTrue(store.compact() > PARTS);
    assertFalse(Files.exists(leftover));
    Files.write(leftover, before);
    store.writeLogged(20_001, 21_000, telemetry.next(1000));
    for (Part part : store.parts()) {
      if (part.from() == 20_001) {
        VersionOne.rewrite(part.path());
      }
    }
    store.writeImported("otel", "0123456789abcdef", telemetry.next(1000));
    pushAndMerge(store, telemetry);
    judgeOnOneMachine(store);
    summary = run(store.directory(), written, Long.MAX_VALUE);
  }

  /** Writes batches that are merged, one of them left over, and one after. */
  private static void pushAndMerge(TelemetryStore store, RandomTelemetry telemetry)
      throws IOException {
    for (int batch = 0; batch < PARTS; batch++) {
      store.writePushed("%016x".formatted(batch), telemetry.next(300));
    }
    LocalDate wholeDay = LocalDate.ofInstant(RandomTelemetry.FIRST, ZoneOffset.UTC).plusDays(1);
    Path leftover =
        store.parts().stream()
            .filter(part -> part.name().isPushed() && part.partition().date().equals(wholeDay))
            .findFirst()
            .orElseThrow()
            .path();
    byte[] before = Files.readAllBytes(leftover);
    assertTrue(store.compact() >= PARTS);
    assertFalse(Files.exists(leftover));
    Files.write(leftover, before);
    store.writePushed("f".repeat(16), telemetry.next(300));
  }

  private static void judgeOnOneMachine(TelemetryStore store) {
    Quarantine quarantine = new Quarantine(RandomTelemetry.NOW);
    TelemetryRows rows = new TelemetryRows(store, FLEET, Instant.MIN, any -> 20);
    expected =
        StreamSupport.stream(rows.spliterator(), false)
            .filter(quarantine::passes)
            .sorted(Comparator.comparing(TelemetryRow::decisionId))
            .toList();
    keptApart =
        quarantine.counts().entrySet().stream()
            .collect(Collectors.toMap(one -> name(one.getKey()), one -> (long) one.getValue()));
    keptApart.put("not_completed", rows.notCompleted());
  }

  private static String name(QuarantineReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static TableSummary run(Path telemetry, Path to, long maxRows) {
    return run(telemetry.toString(), to, maxRows);
  }

  private static TableSummary run(String telemetry, Path to, long maxRows) {
    return new TrainingTableJob(spark, RandomTelemetry.NOW, any -> {})
        .run(telemetry, to.resolve("out").toString(), maxRows);
  }

  private static List<TelemetryRow> table(Path from) {
    List<TelemetryRow> rows = new ArrayList<>();
    new TelemetryRows(from.resolve("out/table"), FLEET, any -> 20).forEach(rows::add);
    rows.sort(Comparator.comparing(TelemetryRow::decisionId));
    return rows;
  }

  @Test
  void theTableEqualsTheOneMachineOneRowForRow() {
    List<TelemetryRow> table = table(written);
    assertEquals(expected.size(), table.size());
    for (int i = 0; i < table.size(); i++) {
      assertEquals(expected.get(i), table.get(i));
    }
    assertTrue(expected.size() > 4000, "rows: " + expected.size());
    assertEquals(expected.size(), summary.believed());
    assertEquals(expected.size(), summary.written());
  }

  @Test
  void theRowsKnowCachesAndQueuesAndSomeOfThemDoNot() {
    for (boolean known : new boolean[] {true, false}) {
      assertTrue(
          expected.stream().anyMatch(row -> row.served().cachedTokens().isPresent() == known));
      assertTrue(expected.stream().anyMatch(row -> row.served().isQueued() == known));
    }
    assertTrue(
        expected.stream().anyMatch(row -> row.concurrency() == 5000 && !row.served().isQueued()),
        "a told queue is taken out, whatever the load");
  }

  @Test
  void countsTheSameRowsApartForTheSameReasons() {
    assertEquals(QuarantineReason.values().length + 1, keptApart.size(), keptApart.toString());
    assertEquals(keptApart, summary.keptApart());
  }

  @Test
  void splitsAtTheInstantThatSortingFinds() {
    Instant cut =
        expected.stream().map(TelemetryRow::at).sorted().toList().get(expected.size() * 7 / 10);
    assertEquals(cut, summary.cut());
    Dataset<Row> table = spark.read().parquet(written.resolve("out/table").toString());
    long older = expected.stream().filter(row -> row.at().isBefore(cut)).count();
    assertEquals(older, table.filter("part = 'learn'").count());
    assertEquals(
        expected.size() - older,
        table
            .filter("part = 'score' and unix_millis(reported_at) >= " + cut.toEpochMilli())
            .count());
  }

  @Test
  void samplesWholeRowsWhereThereAreTooMany() {
    int wanted = expected.size() / 2;
    long kept = run(TelemetryStore.of(state).directory(), directory, wanted).written();
    List<TelemetryRow> table = table(directory);
    assertEquals(kept, table.size());
    assertEquals(wanted, kept, 5 * Math.sqrt(expected.size() / 4.0));
    assertTrue(new HashSet<>(expected).containsAll(table));
  }

  @Test
  void joinsTheDirectoriesOfSeveralServers() {
    List<TelemetryRecord> rows = new RandomTelemetry().next(1000);
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");
    TelemetryStore.of(one).writeLogged(1, 1000, rows);
    TelemetryStore.of(two).writeLogged(1, 500, rows.subList(0, 500));
    String both = one.resolve("telemetry") + "," + two.resolve("telemetry");
    Map<String, Long> apart = run(both, directory, 10_000).keptApart();
    Set<String> ids =
        table(directory).stream().map(TelemetryRow::decisionId).collect(Collectors.toSet());
    assertEquals(table(directory).size(), ids.size());
    assertTrue(apart.getOrDefault("duplicate", 0L) > 100, apart.toString());
  }

  @Test
  void plainSparkReadsOurColumnsWithTheirTypes() {
    Dataset<Row> read =
        spark
            .read()
            .option("mergeSchema", true)
            .parquet(TelemetryStore.of(state).directory().toString());
    Map<String, Object> types =
        Stream.of(read.schema().fields())
            .collect(Collectors.toMap(StructField::name, StructField::dataType));
    assertEquals(TelemetrySchema.columns().size() + 2, types.size());
    assertEquals(DataTypes.DateType, types.get("date"));
    assertEquals(DataTypes.StringType, types.get("site"));
    assertEquals(DataTypes.TimestampType, types.get("reported_at"));
    assertEquals(DataTypes.StringType, types.get("decision_id"));
    assertEquals(DataTypes.LongType, types.get("input_tokens"));
    assertEquals(DataTypes.DoubleType, types.get("ttft_ms"));
    assertEquals(
        0, read.filter("date <> to_date(to_utc_timestamp(reported_at, 'Asia/Tokyo'))").count());
    List<String> sites = read.select("site").distinct().as(Encoders.STRING()).collectAsList();
    assertEquals(5, sites.size());
    assertTrue(sites.containsAll(List.of("DE", "eu north/1", "001", "100 %")), sites.toString());
    assertEquals(1000, read.filter("endswith(_metadata.file_name, 'cdef.parquet')").count());
  }
}
