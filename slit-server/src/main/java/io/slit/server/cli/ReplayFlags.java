package io.slit.server.cli;

import io.slit.server.config.SearchLimit;
import io.slit.server.microgrid.MicrogridReader;
import io.slit.server.microgrid.Microgrids;
import io.slit.server.planning.World;
import io.slit.server.replay.LoggedTraffic;
import io.slit.server.replay.Mix;
import io.slit.server.replay.PlannerModel;
import io.slit.server.replay.ReplayDesk;
import io.slit.server.replay.ReplayOrder;
import io.slit.server.replay.Sampling;
import io.slit.server.telemetry.store.LoggedRequests;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is to be replayed, as flags. */
final class ReplayFlags {
  private static final Duration WEEK = Duration.ofDays(7);

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description =
          "replay the time from here on; needs --to (default: the weeks of 2023-01-16, 04-17, 07-10"
              + " and 10-16)")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "the first instant that is not replayed any more; whole weeks if over 7 days")
  private @Nullable Instant to;

  @Option(
      names = "--policies",
      paramLabel = "NAMES",
      split = ",",
      description = "policies to compare (default: all)")
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--load",
      paramLabel = "PARTS",
      split = ",",
      defaultValue = "0.3,0.6,0.85",
      description =
          "loads: the part of what planners may book that the busiest epoch of a period needs"
              + " (default: ${DEFAULT-VALUE})")
  private List<Double> load = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10",
      description = "samples of each period, with requests of their own (default: 10)")
  private int seeds;

  @Option(
      names = "--mix",
      paramLabel = "I/D/B",
      description =
          "percent of interactive, deferrable and home-bound requests, for example 60/30/10"
              + " (default: those of the scenario)")
  private @Nullable String mix;

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "1",
      description = "windows of each cell (default: 1)")
  private int windows;

  @Option(
      names = "--window",
      paramLabel = "LENGTH",
      converter = DurationConverter.class,
      defaultValue = "60s",
      description = "length of a window, whole multiples of 30 s (default: 60s)")
  private Duration window = Duration.ZERO;

  @Option(
      names = "--warm-up",
      paramLabel = "LENGTH",
      converter = DurationConverter.class,
      defaultValue = "60s",
      description = "simulated before a window and not counted (default: 60s)")
  private Duration warmUp = Duration.ZERO;

  @Mixin private WhatIfFlags changes = new WhatIfFlags();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "learned",
      description =
          "what planners believe of serving: learned, or simulator, its own physics, to see what"
              + " errors of the model cost (default: learned)")
  private String model = "learned";

  @Option(
      names = "--microgrid",
      paramLabel = "FILE",
      description =
          "suppose that sites have sun, wind, batteries and limited connections as the file says;"
              + " adds what that makes of energy, carbon, water and cost. A window may stand for 1"
              + " hour at most: see --windows")
  private @Nullable Path microgrid;

  @Option(
      names = "--log",
      paramLabel = "DIR",
      description =
          "replay the requests of a telemetry directory instead, whole; --policies may name"
              + " \"logged\", what really happened")
  private @Nullable Path log;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description =
          "with --log: take signals as if its first request had come then; needed where the log is"
              + " of a time without signals")
  private @Nullable Instant asOf;

  /** Returns the log that is to be replayed, where one is. */
  Optional<Path> log() {
    if (log == null && asOf != null) {
      throw new IllegalArgumentException("--as-of is about a log: give --log too.");
    }
    if (log != null && (from != null || to != null || mix != null)) {
      throw new IllegalArgumentException(
          "--log replays what was logged: leave out --from, --to and --mix.");
    }
    return Optional.ofNullable(log);
  }

  /** Returns the requests of a log. */
  LoggedTraffic traffic(World world, LoggedRequests logged) {
    return new LoggedTraffic(
        logged.requests(),
        world.classes(),
        world.scenario().time().epochLength(),
        Optional.ofNullable(asOf));
  }

  /** Returns the order to replay a log. */
  ReplayOrder order(World world, SearchLimit budget, LoggedTraffic logged) {
    checkPeriod(world, logged.begin(), logged.end());
    List<String> names = new ArrayList<>(List.of(ReplayDesk.LOGGED));
    names.addAll(ReplayDesk.policyNames());
    return new ReplayOrder(
        List.of(logged.begin()),
        Duration.between(logged.begin(), logged.end()),
        policies.isEmpty() ? names : policies,
        List.of(1.0),
        1,
        Mix.OF_SCENARIO,
        Sampling.STANDARD,
        budget,
        PlannerModel.ofKey(model),
        changes.of(world, 1),
        microgrids(world),
        log + " as of " + logged.begin());
  }

  private Microgrids microgrids(World world) {
    return microgrid == null
        ? Microgrids.NONE
        : MicrogridReader.read(microgrid, world.fleet().sites());
  }

  private static void checkPeriod(World world, Instant begin, Instant end) {
    world.scenario().time().requireContains("begin of a replayed period", begin);
    world.scenario().time().requireContains("end of a replayed period", end.minusSeconds(1));
  }

  /**
   * Returns what is asked of a world.
   *
   * @throws IllegalArgumentException if something is wrong; the message names the flag
   */
  ReplayOrder order(World world, SearchLimit budget) {
    Duration length = length();
    List<Instant> weeks = weeks();
    for (Instant week : weeks) {
      checkPeriod(world, week, week.plus(length));
    }
    Sampling sampling = new Sampling(windows, warmUp, window, Sampling.STANDARD.step());
    return new ReplayOrder(
        weeks,
        length,
        policies.isEmpty() ? ReplayDesk.policyNames() : policies,
        load,
        seeds,
        mix == null ? Mix.OF_SCENARIO : Mix.parse(mix),
        sampling,
        budget,
        PlannerModel.ofKey(model),
        changes.of(world, 1),
        microgrids(world),
        ReplayOrder.OF_SCENARIO);
  }

  private Duration length() {
    if ((from == null) != (to == null)) {
      throw new IllegalArgumentException("--from and --to go together: give both.");
    }
    if (from == null || to == null) {
      return WEEK;
    }
    Duration all = Duration.between(from, to);
    if (all.isNegative() || all.isZero()) {
      throw new IllegalArgumentException(
          "--from (%s) must be before --to (%s).".formatted(from, to));
    }
    if (all.compareTo(WEEK) > 0 && all.toMillis() % WEEK.toMillis() != 0) {
      throw new IllegalArgumentException(
          "--from %s --to %s is more than 7 days and not whole weeks. Give whole weeks."
              .formatted(from, to));
    }
    return all.compareTo(WEEK) > 0 ? WEEK : all;
  }

  private List<Instant> weeks() {
    if (from == null || to == null) {
      return ReplayOrder.PUBLIC_WEEKS;
    }
    Instant end = to;
    return Stream.iterate(from, week -> week.isBefore(end), week -> week.plus(WEEK)).toList();
  }
}
