package io.slit.server.replay;

import io.slit.server.config.SearchLimit;
import io.slit.server.microgrid.Microgrids;
import io.slit.server.whatif.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What to replay.
 *
 * @param weeks begins of the periods, each of {@code length}
 * @param length of each period
 * @param policies names, in the order of the table
 * @param loads parts of capacity that the busiest epoch of a period needs
 * @param seeds how many, numbered from 1
 * @param mix of interactive, deferrable and bound requests
 * @param sampling which moments are simulated
 * @param budget of every search
 * @param model that planners believe
 * @param whatIf signals that are set, sites that are left out
 * @param microgrids what sites have besides the grid
 * @param source what requests are taken from, in words
 */
public record ReplayOrder(
    List<Instant> weeks,
    Duration length,
    List<String> policies,
    List<Double> loads,
    int seeds,
    Mix mix,
    Sampling sampling,
    SearchLimit budget,
    PlannerModel model,
    WhatIf whatIf,
    Microgrids microgrids,
    String source) {
  /** Requests drawn from the scenario's demand. */
  public static final String OF_SCENARIO = "the scenario";

  /** The public weeks: not trained on. */
  public static final List<Instant> PUBLIC_WEEKS =
      List.of(
          Instant.parse("2023-01-16T00:00:00Z"),
          Instant.parse("2023-04-17T00:00:00Z"),
          Instant.parse("2023-07-10T00:00:00Z"),
          Instant.parse("2023-10-16T00:00:00Z"));

  /** How long before its epoch a plan is decided. */
  public static final Duration LEAD = Duration.ofMinutes(1);

  private static final double MOST_LOAD = 3;

  /** Longest that a window may stand for where sun, wind and batteries are followed. */
  private static final Duration MOST_BETWEEN = Duration.ofHours(1);

  /** Copies the lists and checks the ranges. */
  public ReplayOrder {
    weeks = List.copyOf(weeks);
    policies = policies.stream().distinct().toList();
    loads = loads.stream().distinct().toList();
    if (weeks.isEmpty() || policies.isEmpty() || loads.isEmpty()) {
      throw new IllegalArgumentException(
          "A replay needs a period, a policy and a load at least; given: %s, %s, %s."
              .formatted(weeks, policies, loads));
    }
    if (seeds < 1) {
      throw new IllegalArgumentException("The seeds (%d) must be at least 1.".formatted(seeds));
    }
    for (double load : loads) {
      if (!(load > 0 && load <= MOST_LOAD)) {
        throw new IllegalArgumentException(
            "The load (%s) must be in (0, %.0f]: 0.6 is 60 %% of capacity."
                .formatted(load, MOST_LOAD));
      }
    }
    if (!microgrids.isNone() && source.equals(OF_SCENARIO)) {
      requireDense(length, sampling.windows());
    }
  }

  private static void requireDense(Duration length, int windows) {
    if (length.dividedBy(windows).compareTo(MOST_BETWEEN) > 0) {
      throw new IllegalArgumentException(
          "A window would stand for %d min, too long to follow sun and batteries: at most %d min with --microgrid. Give --windows %d, and perhaps a period of one day by --from and --to."
              .formatted(
                  length.dividedBy(windows).toMinutes(),
                  MOST_BETWEEN.toMinutes(),
                  (length.toMillis() + MOST_BETWEEN.toMillis() - 1) / MOST_BETWEEN.toMillis()));
    }
  }

  /**
   * Returns all of it but policies, weeks and loads as one line: cells of one order fit together.
   */
  public String fingerprint() {
    String text =
        "requests of %s; periods of %s; mix %s; %s; seeds %d; budget %s; model %s; what if %s"
            .formatted(
                source, length, mix.text(), sampling, seeds, budget, model.key(), whatIf.texts());
    return microgrids.isNone() ? text : text + "; microgrids of " + microgrids.text();
  }

  /** Returns the period that begins with a week. */
  Sampling.Span span(Instant week) {
    return new Sampling.Span(week, week.plus(length));
  }
}
