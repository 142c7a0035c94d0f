package io.slit.server.scenario;

import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads {@code period} and {@code epoch_minutes}. */
final class PeriodReader {
  private PeriodReader() {}

  /** Returns the time that the scenario covers. */
  static Optional<TimeFrame> read(LocatedObject in) {
    Optional<Duration> epoch = in.require("epoch_minutes", node -> minutes(node.integer()));
    return in.requireObject(
        "period", period -> period(period, epoch.orElse(Duration.ofMinutes(15))));
  }

  private static Optional<TimeFrame> period(LocatedObject in, Duration epoch) {
    Optional<Instant> from = in.require("from", PeriodReader::instant);
    Optional<Instant> to = in.require("to", PeriodReader::instant);
    return in.build(() -> new TimeFrame(from.orElseThrow(), to.orElseThrow(), epoch));
  }

  private static Duration minutes(int minutes) {
    if (minutes < 1 || 1440 % minutes != 0) {
      throw new IllegalArgumentException(
          "The epoch_minutes (%d) must divide a day of 1440. Use 5, 10, 15, 30 or 60."
              .formatted(minutes));
    }
    return Duration.ofMinutes(minutes);
  }

  private static Instant instant(LocatedNode node) {
    try {
      return Instant.parse(node.text());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "The instant (%s) must be in UTC. Write it like 2022-01-01T00:00:00Z."
              .formatted(node.text()),
          e);
    }
  }
}
