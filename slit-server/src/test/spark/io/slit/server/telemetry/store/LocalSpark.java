package io.slit.server.telemetry.store;

import org.apache.spark.sql.SparkSession;

/** Spark in this process. */
final class LocalSpark {
  private LocalSpark() {}

  /** Returns a session on two cores, in a time zone that is not ours. */
  static SparkSession start() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "7")
        .config("spark.sql.session.timeZone", "Asia/Tokyo")
        .getOrCreate();
  }
}
