package io.slit.server.cli;

import io.slit.core.fleet.Datacenter;
import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.FrontLimits;
import io.slit.server.config.SearchLimit;
import io.slit.server.planning.World;
import io.slit.server.reports.FrontWishes;
import io.slit.server.reports.Period;
import io.slit.server.reports.Question;
import io.slit.server.whatif.WhatIf;
import io.slit.server.whatif.WhatIfReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is asked of an exploration, as flags. */
final class ExploreFlags {
  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "an instant of the epoch to explore (default: 2023-07-10T12:00:00Z)")
  private @Nullable Instant at;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "explore several epochs, beginning at this instant; needs --to")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "the first instant that is not explored any more")
  private @Nullable Instant to;

  @Option(
      names = "--step",
      paramLabel = "LENGTH",
      converter = DurationConverter.class,
      description = "from one explored epoch to the next, in s, min, h or d (default: 1h)")
  private @Nullable Duration step;

  @Option(
      names = "--joint",
      description =
          "find plans for the whole period, each step an epoch of it, instead of for each epoch"
              + " alone; with --from and --to")
  private boolean joint;

  @Option(
      names = "--max",
      paramLabel = "NAME=VALUE",
      description = {
        "leave out plans beyond a limit: ttft in ms or s; carbon in g, kg or t; water in L or m3;"
            + " cost in USD or kUSD",
        "  may be given for each, for example --max ttft=800ms --max carbon=90kg"
      })
  private List<String> max = new ArrayList<>();

  @Option(
      names = "--min",
      paramLabel = "quality=SCORE",
      description = "leave out plans of less quality, a score between 0 and 1")
  private List<String> min = new ArrayList<>();

  @Option(
      names = "--objectives",
      paramLabel = "NAMES",
      split = ",",
      description = "compare plans by these only, two at least: ttft,carbon,water,cost,quality")
  private List<String> objectives = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "site.NAME.SIGNAL=VALUE",
      description = {
        "what if a site had another ci (g/kWh), price (USD/MWh), wue (L/kWh), ewif (L/kWh) or pue",
        "  may be given several times, for example --set site.GB.ci=300"
      })
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "SITE",
      description = "what if a site were not there; may be given several times")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--load",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "what if demand were this many times as high (default: 1)")
  private double load = 1;

  /** The limits and objectives that flags ask for. */
  record Wishes(FrontLimits limits, ObjectiveSubset objectives) {}

  /** Returns limits and objectives, which need no scenario to be checked. */
  Wishes wishes() {
    if (isPeriod() && (from == null || to == null)) {
      throw new IllegalArgumentException(
          "--from, --to and --step go together: give --from and --to.");
    }
    if (isPeriod() && at != null) {
      throw new IllegalArgumentException(
          "--at explores one epoch and --from several. Keep one of the two.");
    }
    if (joint && !isPeriod()) {
      throw new IllegalArgumentException("--joint plans a period: give --from and --to.");
    }
    return new Wishes(
        FrontWishes.limits(max, min),
        objectives.isEmpty() ? ObjectiveSubset.ALL : FrontWishes.objectives(objectives));
  }

  /** Tells whether several epochs are asked for. */
  boolean isPeriod() {
    return from != null || to != null || step != null;
  }

  /** Tells whether one plan is to cover the period. */
  boolean isJoint() {
    return joint;
  }

  /** Returns what is asked of a world. */
  Question question(World world, Wishes wishes, SearchLimit budget, long seed) {
    WhatIf whatIf =
        new WhatIfReader(world.fleet().sites().stream().map(Datacenter::id).toList())
            .read(set, without, load);
    Instant instant =
        Optional.ofNullable(isPeriod() ? from : at).orElse(Instant.parse("2023-07-10T12:00:00Z"));
    world.scenario().time().requireContains("time", instant);
    return new Question(instant, budget, seed, whatIf, wishes.limits(), wishes.objectives());
  }

  /**
   * Returns the epochs asked for.
   *
   * @throws IllegalArgumentException if they are none, or outside the scenario's time
   */
  Period period(World world) {
    if (from == null || to == null) {
      throw new IllegalStateException("No period was asked for.");
    }
    return Period.of(from, to, step == null ? Duration.ofHours(1) : step, world.scenario().time());
  }
}
