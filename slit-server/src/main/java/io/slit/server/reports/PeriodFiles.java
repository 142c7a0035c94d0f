package io.slit.server.reports;

import io.slit.server.json.PeriodJson;
import java.nio.file.Path;

/** Writes the fronts of a period: a directory for each epoch, and the summary beside them. */
public final class PeriodFiles {
  private PeriodFiles() {}

  /**
   * Writes summary.json, summary.csv, epochs.csv, plans.parquet, plans-shares.parquet, and the
   * files of each epoch into a directory named after its start.
   */
  public static void write(ExploredPeriod explored, Path directory) {
    FrontFiles.write(directory.resolve("summary.json"), PeriodJson.write(explored));
    FrontFiles.write(directory.resolve("summary.csv"), PeriodCsv.summary(explored));
    FrontFiles.write(directory.resolve("epochs.csv"), PeriodCsv.epochs(explored));
    FrontFiles.writeParquet(explored.epochs(), directory.resolve("plans.parquet"));
    for (Exploration epoch : explored.epochs()) {
      String name = epoch.problem().input().epoch().start().toString().replace(":", "");
      FrontFiles.write(epoch, directory.resolve(name));
    }
  }
}
