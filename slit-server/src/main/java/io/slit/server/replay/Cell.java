package io.slit.server.replay;

import java.time.Instant;
import java.util.Locale;

/**
 * One run of a replay: what is simulated under what.
 *
 * @param policy name of the policy
 * @param week start of the period
 * @param load part of capacity that the busiest epoch of the period needs
 * @param seed of requests and windows, from 1
 */
public record Cell(String policy, Instant week, double load, int seed) {
  /** Returns the name of its file. */
  public String fileName() {
    return "%s_%s_load%s_seed%d.tsv"
        .formatted(policy, week.toString().replace(":", ""), loadText(), seed);
  }

  /** Returns the load as text. */
  public String loadText() {
    return String.format(Locale.ROOT, "%.2f", load);
  }

  /** Returns what it shares with cells of other policies: the same requests and conditions. */
  public Scene scene() {
    return new Scene(week, load, seed);
  }

  /** Requests and conditions that all policies meet alike: what differences are paired over. */
  public record Scene(Instant week, double load, int seed) {}
}
