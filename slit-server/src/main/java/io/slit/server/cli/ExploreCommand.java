package io.slit.server.cli;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.server.Workbench;
import io.slit.server.config.PlanningConfig;
import io.slit.server.config.Resolved;
import io.slit.server.config.SearchLimit;
import io.slit.server.json.FrontJson;
import io.slit.server.json.PeriodJson;
import io.slit.server.reports.BesideText;
import io.slit.server.reports.DifferenceWords;
import io.slit.server.reports.Exploration;
import io.slit.server.reports.ExploredPeriod;
import io.slit.server.reports.Explorer;
import io.slit.server.reports.FrontCsv;
import io.slit.server.reports.FrontFiles;
import io.slit.server.reports.FrontText;
import io.slit.server.reports.LimitsText;
import io.slit.server.reports.NamedPlans;
import io.slit.server.reports.Period;
import io.slit.server.reports.PeriodCsv;
import io.slit.server.reports.PeriodFiles;
import io.slit.server.reports.PeriodText;
import io.slit.server.reports.PlanDifference;
import io.slit.server.reports.Question;
import io.slit.server.whatif.WhatIf;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Finds the Pareto fronts of epochs and writes them for people and programs. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the Pareto front of routing plans of one epoch, of each epoch of a period, or of a period as a whole (--joint), with the conditions and the demand that it really had, or with others (--set, --without, --load); or from forecasts, judged over scenarios of them (--robust).",
      "Writes a page, CSV, JSON and Parquet; prints the named picks beside the baselines."
    },
    footer = {
      "",
      "Examples:",
      "  slit explore",
      "  slit explore --at 2023-07-10T12:00Z --budget 10s --seed 7 --out fronts/noon",
      "  slit explore --at 2023-01-16T06:00Z --json",
      "  slit explore --max ttft=300ms --max carbon=90kg --min quality=0.7",
      "  slit explore --set site.GB.ci=300 --without AU-VIC --load 1.3 --beside",
      "  slit explore --objectives ttft,carbon,cost --diff balanced,carbon",
      "  slit explore --robust p90 --lead 24h",
      "  slit explore --from 2023-07-10T00:00Z --to 2023-07-11T00:00Z --out fronts/day",
      "  slit explore --from 2023-07-10T00:00Z --to 2023-07-11T00:00Z --joint --max ttft=300ms",
      "",
      "A budget in time buys 8000 evaluations a second, so that the same seed gives the same"
          + " front;",
      "of plans for several epochs (--joint) as many times fewer. Default: 10s, with --joint 10s an"
          + " epoch.",
      "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input, 4 no plan within the"
          + " limits."
    })
final class ExploreCommand implements Callable<Integer> {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ExploreFlags flags = new ExploreFlags();

  @Mixin private ExploreOutput output = new ExploreOutput();

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter err = own.commandLine().getErr();
    Resolved resolved = ConfigFlags.resolve(own.commandLine().getParseResult());
    ExploreFlags.Wishes wishes = flags.wishes();
    output.check(flags.isPeriod() && !flags.isJoint());
    Workbench bench = Workbench.open(resolved.config(), line -> Progress.tell(err, line));
    int epochs = flags.isJoint() ? flags.period(bench.world()).steps().size() : 1;
    PlanningConfig planning = resolved.config().planning();
    Question question =
        flags.judged(
            flags.question(bench.world(), wishes, limit(resolved, epochs), planning.seed()),
            planning.robust(),
            bench.world().scenario().time().epochLength());
    Path standard = resolved.config().stateDir().resolve("fronts");
    Streams to = new Streams(own.commandLine().getOut(), err);
    int code;
    if (flags.isJoint()) {
      code = exploreJointly(bench, question, to, standard);
    } else if (flags.isPeriod()) {
      code = explorePeriod(bench, question, to, standard);
    } else {
      Progress.tell(err, "Searching plans for %s.".formatted(question.at()));
      Path directory = standard.resolve(fileName(question.at().toString()));
      code = exploreFront(explorer(bench)::explore, question, to, directory);
    }
    to.out().flush();
    return code;
  }

  /** Results go out, what goes on goes to err. */
  private record Streams(PrintWriter out, PrintWriter err) {}

  /** By default as many evaluations as ten seconds buy for one epoch, also for several at once. */
  private static SearchLimit limit(Resolved resolved, int epochs) {
    return resolved.isDefault("search_budget")
        ? new SearchLimit.Time(TEN_SECONDS.multipliedBy(epochs))
        : resolved.config().planning().budget();
  }

  private static String fileName(String times) {
    return times.replace(":", "");
  }

  private Explorer explorer(Workbench bench) {
    return bench.explorer(flags.algorithm());
  }

  private int exploreJointly(Workbench bench, Question question, Streams to, Path standard) {
    Period period = flags.period(bench.world());
    int epochs = period.steps().size();
    Progress.tell(
        to.err(),
        "Searching plans for %s to %s, %d epochs at once."
            .formatted(period.from(), period.to(), epochs));
    Path directory =
        standard.resolve(fileName("%s_%s_joint".formatted(period.from(), period.to())));
    return exploreFront(
        asked ->
            explorer(bench)
                .exploreJointly(asked, period, new SearchProgress(to.err(), asked, epochs)),
        question,
        to,
        directory);
  }

  private int exploreFront(
      Function<Question, Exploration> explorer, Question question, Streams to, Path standard) {
    Exploration front = explorer.apply(question);
    if (front.plans().isEmpty()) {
      if (output.isPrintedAsJson()) {
        to.out().println(FrontJson.summary(front));
      }
      Progress.tell(to.err(), "slit: " + LimitsText.noneLeft(front));
      return ExitCode.NO_PLAN_LEFT;
    }
    print(explorer, front, to);
    write(front, to.err(), standard);
    return ExitCode.OK;
  }

  private void print(Function<Question, Exploration> explorer, Exploration front, Streams to) {
    List<String> pair = output.diff();
    String difference = pair.isEmpty() ? "" : difference(front, pair.get(0), pair.get(1));
    if (output.isBeside()) {
      Progress.tell(to.err(), "Searching plans without what-ifs.");
      Exploration measured = explorer.apply(front.question().withWhatIf(WhatIf.NONE));
      to.out()
          .print(
              output.isPrintedAsJson()
                  ? FrontJson.summaryBeside(front, measured) + "\n"
                  : FrontText.of(front) + BesideText.of(front, measured));
    } else {
      to.out()
          .print(output.isPrintedAsJson() ? FrontJson.summary(front) + "\n" : FrontText.of(front));
    }
    if (!difference.isEmpty()) {
      (output.isPrintedAsJson() ? to.err() : to.out()).println(difference);
    }
  }

  private static String difference(Exploration front, String from, String to) {
    NamedPlans named = new NamedPlans(front);
    EvaluatedPlan first = named.get(from);
    EvaluatedPlan second = named.get(to);
    return "%s to %s: %s."
        .formatted(from, to, DifferenceWords.of(PlanDifference.between(front, first, second)));
  }

  private void write(Exploration front, PrintWriter err, Path standard) {
    output
        .directory(standard)
        .ifPresent(
            directory -> {
              FrontFiles.write(front, directory);
              Progress.tell(
                  err,
                  "Wrote front.html, front.csv, front.json and front.parquet to %s."
                      .formatted(directory));
            });
    output.jsonFile().ifPresent(file -> FrontFiles.write(file, FrontJson.full(front)));
    output.csvFile().ifPresent(file -> FrontFiles.write(file, FrontCsv.write(front)));
    output.parquetFile().ifPresent(file -> FrontFiles.writeParquet(List.of(front), file));
  }

  private int explorePeriod(Workbench bench, Question question, Streams to, Path standard) {
    Period period = flags.period(bench.world());
    ExploredPeriod explored =
        explorer(bench).explore(question, period, progress -> tell(to.err(), progress));
    boolean none = explored.epochsWithoutPlan() == explored.epochs().size();
    if (output.isPrintedAsJson()) {
      to.out().println(PeriodJson.write(explored));
    } else if (!none) {
      to.out().print(PeriodText.of(explored));
    }
    if (none) {
      Progress.tell(to.err(), "slit: no epoch has a plan within the limits. Relax a limit.");
      return ExitCode.NO_PLAN_LEFT;
    }
    write(explored, to.err(), standard);
    return explored.epochsWithoutPlan() == 0 ? ExitCode.OK : ExitCode.NO_PLAN_LEFT;
  }

  private static void tell(PrintWriter err, Explorer.Progress progress) {
    Exploration last = progress.last();
    Progress.tell(
        err,
        String.format(
            Locale.ROOT,
            "%d of %d: %s, %s, about %.0f s left.",
            progress.done(),
            progress.all(),
            last.searched().from(),
            last.plans().isEmpty() ? LimitsText.noneLeft(last) : last.plans().size() + " plans",
            progress.secondsLeft()));
  }

  private void write(ExploredPeriod explored, PrintWriter err, Path standard) {
    String name = "%s_%s".formatted(explored.period().from(), explored.period().to());
    output
        .directory(standard.resolve(fileName(name)))
        .ifPresent(
            directory -> {
              PeriodFiles.write(explored, directory);
              Progress.tell(
                  err, "Wrote summary.csv and a directory per epoch to %s.".formatted(directory));
            });
    output.jsonFile().ifPresent(file -> FrontFiles.write(file, PeriodJson.write(explored)));
    output.csvFile().ifPresent(file -> FrontFiles.write(file, PeriodCsv.summary(explored)));
    output.parquetFile().ifPresent(file -> FrontFiles.writeParquet(explored.epochs(), file));
  }
}
