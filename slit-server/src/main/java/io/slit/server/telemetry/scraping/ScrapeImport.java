package io.slit.server.telemetry.scraping;

import io.slit.core.fleet.Deployment;
import io.slit.server.telemetry.importing.TelemetryImport.Imported;
import io.slit.server.telemetry.importing.TelemetryImport.Refused;
import io.slit.server.telemetry.scraping.LoadInterval.Result;
import io.slit.server.telemetry.store.TelemetryException;
import io.slit.server.telemetry.store.TelemetryRecord;
import io.slit.server.telemetry.store.TelemetryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * Makes rows of saved scrapes of one deployment. A file holds one or more scrapes, each below a
 * line {@code # scraped_at: 2023-07-10T12:00:00Z}; a file without such a line was scraped when it
 * was last changed. Metrics of vLLM and DCGM may stand in one scrape.
 */
public final class ScrapeImport {
  private static final String MARK = "# scraped_at:";
  private static final double MILLIS = 1000;

  private final Deployment deployment;

  /** Imports scrapes of a deployment. */
  public ScrapeImport(Deployment deployment) {
    this.deployment = deployment;
  }

  private record Timed(Instant at, Reading reading) {}

  /**
   * Imports files, one timeline together; the same again is the same as once. What is counted are
   * scrapes instead of lines, in the order of their times.
   */
  public Imported run(List<Path> files, TelemetryStore store) {
    Map<String, Refused> refused = new TreeMap<>();
    List<Timed> readings = new ArrayList<>();
    files.forEach(file -> read(file, readings, refused));
    readings.sort(Comparator.comparing(Timed::at));
    List<TelemetryRecord> rows = new ArrayList<>();
    for (int i = 1; i < readings.size(); i++) {
      Timed now = readings.get(i);
      Result result =
          LoadInterval.of(deployment, readings.get(i - 1).reading(), now.reading(), now.at());
      if (result instanceof Result.Row row) {
        rows.add(row.row());
      } else if (result instanceof Result.Nothing nothing) {
        refuse(refused, nothing.reason(), i + 1);
      }
    }
    if (!rows.isEmpty()) {
      store.writeImported("scrapes", hash(rows), rows);
    }
    String names = files.stream().map(Path::toString).collect(Collectors.joining(", "));
    return new Imported(names, readings.size(), rows.size(), refused);
  }

  private static void refuse(Map<String, Refused> refused, String reason, int scrape) {
    refused.merge(
        reason,
        new Refused(1, scrape),
        (old, one) -> new Refused(old.count() + 1, old.firstLine()));
  }

  private void read(Path file, List<Timed> readings, Map<String, Refused> refused) {
    try {
      String[] parts = Files.readString(file).split("(?m)^" + MARK, -1);
      if (parts.length == 1) {
        readings.add(timed(Files.getLastModifiedTime(file).toInstant(), parts[0]));
      }
      for (int i = 1; i < parts.length; i++) {
        String[] headAndRest = parts[i].split("\n", 2);
        readings.add(
            timed(
                Instant.parse(headAndRest[0].strip()),
                headAndRest.length == 1 ? "" : headAndRest[1]));
      }
    } catch (IOException e) {
      throw new TelemetryException(
          "The file (%s) cannot be read: %s. Check its name and permissions.".formatted(file, e),
          e);
    } catch (DateTimeException e) {
      refuse(
          refused, "%s: %s is followed by no instant".formatted(file, MARK), readings.size() + 1);
    } catch (IllegalArgumentException e) {
      refuse(refused, "%s: %s".formatted(file, e.getMessage()), readings.size() + 1);
    }
  }

  private static Timed timed(Instant at, String text) {
    List<Sample> samples = PrometheusText.parse(text);
    return new Timed(
        at,
        new Reading(
            at.toEpochMilli() / MILLIS,
            List.of(EngineReading.of(samples)),
            GpuReading.of(samples, Set.of())));
  }

  private static String hash(List<TelemetryRecord> rows) {
    CRC32C sum = new CRC32C();
    rows.forEach(row -> sum.update(row.decisionId().getBytes(StandardCharsets.UTF_8)));
    return "%016x".formatted(sum.getValue());
  }
}
