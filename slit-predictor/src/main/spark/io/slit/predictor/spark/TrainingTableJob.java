package io.slit.predictor.spark;

import io.slit.predictor.retrain.Quarantine;
import io.slit.predictor.retrain.TimeSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * Makes the training table: the rows that {@code RetrainJob} would take from the same telemetry,
 * whatever the number of partitions and tasks.
 *
 * <p>On the executors: reading, the quarantine by key of the decision, counting, writing. On the
 * driver: the names of the files, a few thousand counts. A row that does not know its concurrency
 * keeps it unknown, since the fleet stands where the table is learned from.
 */
public final class TrainingTableJob {
  private static final String TABLE = "table";

  /** Of compressed telemetry: some 200,000 rows. */
  private static final long BYTES_PER_TASK = 8 << 20;

  private static final int ROWS_PER_FILE = 200_000;

  /** Holds the values of a column of a file: of ids 335 bytes each. A task allocates it once. */
  private static final int PAGE_BYTES = 64 << 20;

  private static final int ROW_GROUP_BYTES = 1 << 30;

  private final SparkSession spark;
  private final Instant now;
  private final Consumer<String> progress;

  /**
   * Takes a session.
   *
   * @param now later rows are not believed
   * @param progress told in one sentence per finished step
   */
  public TrainingTableJob(SparkSession spark, Instant now, Consumer<String> progress) {
    this.spark = spark.newSession();
    this.spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MILLIS");
    this.now = now;
    this.progress = progress;
  }

  /**
   * Writes the table to {@code out/table}.
   *
   * @param telemetry directories of telemetry, separated by commas
   * @param out directory that does not exist yet
   * @param maxRows more are sampled
   * @throws InputException if the telemetry is missing, foreign or damaged, or holds no believable
   *     row
   */
  public TableSummary run(String telemetry, String out, long maxRows) {
    TelemetryFiles files = TelemetryFiles.find(spark, telemetry);
    progress.accept("Found %,d parts.".formatted(files.paths().size()));
    Dataset<Row> judged = judged(files).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, Long> counts = counts(judged);
      long believed = counts.getOrDefault("", 0L);
      counts.remove("");
      progress.accept("Believed %,d rows, kept apart %s.".formatted(believed, counts));
      if (believed == 0) {
        throw new InputException(
            "No row of the telemetry (%s) is believable, kept apart: %s."
                .formatted(telemetry, counts));
      }
      Dataset<Row> rows = judged.filter("reason is null");
      long cut = TimeSplit.cutMillis(believed, (width, slice) -> slices(rows, width, slice));
      write(sample(rows, believed, maxRows), cut, out);
      long written = spark.read().parquet(table(out)).count();
      return new TableSummary(believed, written, Instant.ofEpochMilli(cut), counts);
    } finally {
      judged.unpersist();
    }
  }

  /** Returns where the table lies under an output directory. */
  static String table(String out) {
    return out + "/" + TABLE;
  }

  private Dataset<Row> judged(TelemetryFiles files) {
    Column key =
        functions
            .udf((UDF1<String, Long>) Quarantine::key, DataTypes.LongType)
            .apply(functions.col("decision_id"));
    return spark
        .read()
        .schema(Columns.PART)
        .parquet(files.paths().toArray(String[]::new))
        .withColumn("file", functions.col("_metadata.file_path"))
        .withColumn("row", functions.col("_metadata.row_index"))
        .withColumn("at_millis", functions.unix_millis(functions.col("reported_at")))
        .drop("reported_at")
        .repartition(tasks(files), key)
        .sortWithinPartitions("file", "row")
        .mapPartitions(new RowJudge(now.toEpochMilli()), Encoders.row(Columns.JUDGED));
  }

  private int tasks(TelemetryFiles files) {
    int cores = spark.sparkContext().defaultParallelism();
    return Math.toIntExact(Math.max(cores, files.bytes() / BYTES_PER_TASK));
  }

  /** Returns rows by reason; those without one stand under "". */
  private static Map<String, Long> counts(Dataset<Row> judged) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : judged.groupBy("reason").count().collectAsList()) {
      counts.put(Columns.text(row, "reason"), row.<Long>getAs("count"));
    }
    return counts;
  }

  private static Map<Long, Long> slices(Dataset<Row> rows, long width, TimeSplit.Slice within) {
    Column at = functions.col("at_millis");
    Map<Long, Long> counts = new HashMap<>();
    for (Row row :
        rows.filter(at.geq(within.fromMillis()).and(at.lt(within.toMillis())))
            .groupBy(functions.floor(at.divide(width)).as("slice"))
            .count()
            .collectAsList()) {
      counts.put(row.<Long>getAs("slice"), row.<Long>getAs("count"));
    }
    return counts;
  }

  /** Keeps rows whose key falls below a share of all keys: the same ones in every run. */
  private static Dataset<Row> sample(Dataset<Row> rows, long count, long wanted) {
    if (count <= wanted) {
      return rows;
    }
    long bound = (long) (((double) wanted / count - 0.5) * Math.pow(2, Long.SIZE));
    return rows.filter(
        (FilterFunction<Row>) row -> Quarantine.key(row.getAs("decision_id")) < bound);
  }

  /** Writes what {@code slit retrain --table} reads: one page a column, plain, gzip. */
  private static void write(Dataset<Row> rows, long cut, String out) {
    Column at = functions.col("at_millis");
    Column part = functions.when(at.lt(cut), "learn").otherwise("score").as("part");
    List<Column> columns = new ArrayList<>();
    columns.add(functions.col("decision_id"));
    columns.add(functions.timestamp_millis(at).as("reported_at"));
    Columns.TABLE.forEach(name -> columns.add(functions.col(name)));
    columns.add(part);
    rows.select(columns.toArray(Column[]::new))
        .write()
        .mode(SaveMode.ErrorIfExists)
        .option("maxRecordsPerFile", ROWS_PER_FILE)
        .option("compression", "gzip")
        .option("parquet.enable.dictionary", "false")
        .option("parquet.block.size", Integer.toString(ROW_GROUP_BYTES))
        .option("parquet.page.size", Integer.toString(PAGE_BYTES))
        .option("parquet.page.row.count.limit", Integer.toString(Integer.MAX_VALUE))
        .parquet(table(out));
  }
}
