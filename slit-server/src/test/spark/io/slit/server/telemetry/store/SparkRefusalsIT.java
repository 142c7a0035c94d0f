package io.slit.server.telemetry.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.spark.InputException;
import io.slit.predictor.spark.TrainingTableJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Spark job does not take, and how it says so. */
class SparkRefusalsIT {
  private static SparkSession spark;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    spark = LocalSpark.start();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private void run(Path telemetry) {
    new TrainingTableJob(spark, RandomTelemetry.NOW, any -> {})
        .run(telemetry.toString(), directory.resolve("out").toString(), 10);
  }

  @Test
  void refusesAForeignPartByName() throws IOException {
    spark.range(3).coalesce(1).write().parquet(directory.resolve("foreign").toString());
    Path part = partition().resolve("part-000000000001-000000000003.parquet");
    try (Stream<Path> files = Files.list(directory.resolve("foreign"))) {
      Files.copy(files.filter(file -> file.toString().endsWith("parquet")).findAny().get(), part);
    }
    assertRefused(
        part.getFileName().toString(), "the schema none", "slit-telemetry, versions 1 to 2");
  }

  @Test
  void refusesATruncatedPartByName() throws IOException {
    TelemetryStore store = TelemetryStore.of(directory.resolve("whole"));
    store.writeLogged(1, 100, new RandomTelemetry().next(100));
    byte[] whole = Files.readAllBytes(store.parts().get(0).path());
    Path part = partition().resolve("part-000000000001-000000000003.parquet");
    Files.write(part, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(part.getFileName().toString(), "cannot be read");
  }

  @Test
  void refusesADirectoryWithoutParts() throws IOException {
    partition();
    assertRefused("There is no part");
    assertTrue(
        assertThrows(InputException.class, () -> run(directory.resolve("nowhere")))
            .getMessage()
            .contains("does not exist"));
  }

  @Test
  void refusesTelemetryOfWhichNothingIsBelievable() {
    TelemetryStore.of(directory)
        .writeLogged(
            1,
            100,
            new RandomTelemetry()
                .next(1000).stream().filter(row -> row.at().isAfter(RandomTelemetry.NOW)).toList());
    assertRefused("No row", "from_the_future");
  }

  private Path partition() throws IOException {
    return Files.createDirectories(directory.resolve("telemetry/date=2023-07-10/site=DE"));
  }

  private void assertRefused(String... parts) {
    String message =
        assertThrows(InputException.class, () -> run(directory.resolve("telemetry"))).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
    assertFalse(Files.exists(directory.resolve("out")));
  }
}
