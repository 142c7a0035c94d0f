package io.slit.predictor.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** The application for {@code spark-submit}; {@code --help} tells its options. */
public final class RetrainOnSpark {
  private static final int FAILURE = 1;
  private static final int BAD_INPUT = 2;

  private RetrainOnSpark() {}

  /** Runs it; ends the process by a code other than 0 if it fails. */
  public static void main(String[] words) {
    if (Arguments.asksForHelp(words)) {
      System.out.println(Arguments.HELP);
      return;
    }
    int code = run(words);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(String... words) {
    try {
      Arguments arguments = Arguments.of(words);
      SparkSession spark = SparkSession.builder().appName("slit retrain").getOrCreate();
      try {
        TableSummary summary = run(spark, arguments);
        System.out.println(summary.json());
        return 0;
      } finally {
        spark.stop();
      }
    } catch (InputException e) {
      System.err.println(e.getMessage());
      return BAD_INPUT;
    } catch (IOException | RuntimeException e) {
      System.err.println("The training table was not finished: " + e);
      e.printStackTrace();
      return FAILURE;
    }
  }

  private static TableSummary run(SparkSession spark, Arguments arguments) throws IOException {
    Path out = new Path(arguments.out());
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    FileSystem files = out.getFileSystem(hadoop);
    if (files.exists(out)) {
      throw new InputException(
          "The output directory (%s) exists. Name another one, or remove it first."
              .formatted(arguments.out()));
    }
    TableSummary summary =
        new TrainingTableJob(spark, Instant.now(), System.err::println)
            .run(arguments.telemetry(), arguments.out(), arguments.maxRows());
    try (OutputStream file = files.create(new Path(out, "summary.json"))) {
      file.write((summary.json() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return summary;
  }
}
