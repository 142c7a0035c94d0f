package io.slit.server.cli;

import io.slit.core.pareto.ObjectiveSubset;
import io.slit.core.plan.FrontLimits;
import io.slit.core.search.robust.RobustOptions;
import io.slit.core.search.slit.PlanSearches;
import io.slit.server.config.SearchLimit;
import io.slit.server.planning.World;
import io.slit.server.reports.FrontWishes;
import io.slit.server.reports.Period;
import io.slit.server.reports.Question;
import io.slit.server.whatif.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

  @Mixin private WhatIfFlags changes = new WhatIfFlags();

  @Option(
      names = "--load",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "what if demand were this many times as high (default: 1)")
  private double load = 1;

  @Option(
      names = "--lead",
      paramLabel = "LENGTH",
      converter = DurationConverter.class,
      description =
          "with --robust: how long before an epoch its forecast is made, in s, min, h or d (default: one epoch)")
  private @Nullable Duration lead;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      defaultValue = PlanSearches.DEFAULT,
      description =
          "slit, slit-surrogate, slit-style, sweep, slit-nsga2, nsga2, nsga3 or agemoea (default:"
              + " ${DEFAULT-VALUE})")
  private String algorithm = PlanSearches.DEFAULT;

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
    PlanSearches.requireName(algorithm);
    return new Wishes(
        FrontWishes.limits(max, min),
        objectives.isEmpty() ? ObjectiveSubset.ALL : FrontWishes.objectives(objectives));
  }

  /** Tells whether several epochs are asked for. */
  boolean isPeriod() {
    return from != null || to != null || step != null;
  }

  /** Returns the name of the search. */
  String algorithm() {
    return algorithm;
  }

  /** Tells whether one plan is to cover the period. */
  boolean isJoint() {
    return joint;
  }

  /** Returns what is asked of a world. */
  Question question(World world, Wishes wishes, SearchLimit budget, long seed) {
    WhatIf whatIf = changes.of(world, load);
    Instant instant =
        Optional.ofNullable(isPeriod() ? from : at).orElse(Instant.parse("2023-07-10T12:00:00Z"));
    world.scenario().time().requireContains("time", instant);
    return new Question(
        instant, budget, seed, whatIf, wishes.limits(), wishes.objectives(), Optional.empty());
  }

  /**
   * Returns the question, its plans judged over scenarios of a forecast where that is asked for.
   *
   * @param epoch length of an epoch
   */
  Question judged(Question question, Optional<RobustOptions> options, Duration epoch) {
    if (options.isPresent() && joint) {
      throw new IllegalArgumentException(
          "--robust judges plans of single epochs. Leave out --joint, or give --robust none.");
    }
    if (options.isEmpty() && lead != null) {
      throw new IllegalArgumentException(
          "--lead is about forecasts, which --robust asks for. Give --robust mean or p90.");
    }
    if (lead != null && (lead.isNegative() || lead.compareTo(Duration.ofDays(7)) > 0)) {
      throw new IllegalArgumentException("The --lead (%s) must be at most 7 days.".formatted(lead));
    }
    return options
        .map(one -> question.withRobust(new Question.Robustness(one, lead == null ? epoch : lead)))
        .orElse(question);
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
