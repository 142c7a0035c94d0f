package io.slit.server.cli;

import io.slit.core.search.Physics;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.server.Workbench;
import io.slit.server.bench.BenchBudget;
import io.slit.server.bench.WarmBench;
import io.slit.server.bench.WarmChain;
import io.slit.server.bench.WarmFigures;
import io.slit.server.json.FiguresJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at how much sooner a search has a front from what the epoch before found. */
@Command(
    name = "warm",
    mixinStandardHelpOptions = true,
    description = {
      "Plans epochs of 15 minutes one after the other, and prints how good the front of each is"
          + " after some times, searched from nothing and from what the epoch before found, and the"
          + " CPU time to 0.98 of the best front known."
    },
    footer = {
      "",
      "Examples:",
      "  slit bench warm --problem S --seeds 3",
      "  slit bench warm --from 2023-04-12T03:30:00Z,2023-04-12T11:30:00Z --marks 0.2s,1s,5s",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input."
    })
final class BenchWarmCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--problem",
      paramLabel = "SIZE",
      defaultValue = "S",
      description = "made-up problem: S, M, L (default: ${DEFAULT-VALUE}); not with --from")
  private String problem = "S";

  @Option(
      names = "--physics",
      paramLabel = "NAME",
      defaultValue = "consolidation",
      description = "linear, queueing or consolidation (default: ${DEFAULT-VALUE})")
  private String physics = "consolidation";

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "made-up problems, numbered from 1 (default: ${DEFAULT-VALUE})")
  private int seeds = 3;

  @Option(
      names = "--from",
      paramLabel = "TIMES",
      split = ",",
      converter = InstantConverter.class,
      description = "epochs of the scenario that begin a chain, instead of made-up problems")
  private List<Instant> from = List.of();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "4",
      description = "measured after the first of each chain (default: ${DEFAULT-VALUE})")
  private int epochs = 4;

  @Option(
      names = "--evaluations",
      paramLabel = "N",
      defaultValue = "16000",
      description = "of the search whose plans are handed on (default: ${DEFAULT-VALUE})")
  private int evaluations = 16_000;

  @Option(
      names = "--marks",
      paramLabel = "TIMES",
      split = ",",
      defaultValue = "10ms,20ms,50ms,100ms,200ms,500ms,1s,2s",
      description = "CPU times to search for (default: ${DEFAULT-VALUE})")
  private List<String> marks = List.of();

  @Option(
      names = "--reference",
      paramLabel = "TIME",
      defaultValue = "20s",
      description = "CPU time of each search of a reference (default: ${DEFAULT-VALUE})")
  private String reference = "20s";

  @Option(names = "--json", description = "print the figures as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter err = own.commandLine().getErr();
    WarmBench.Run run =
        new WarmBench.Run(
            epochs,
            evaluations,
            marks.stream().map(BenchWarmCommand::time).toList(),
            time(reference),
            Duration.ofSeconds(5),
            1);
    WarmFigures figures =
        new WarmBench(run, line -> Progress.tell(err, line)).measure(chains(own, err));
    PrintWriter out = own.commandLine().getOut();
    out.print(json ? FiguresJson.write(figures.figures()) : figures.text());
    out.flush();
    return ExitCode.OK;
  }

  private static Duration time(String text) {
    return BenchBudget.parse(text)
        .time()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The time (%s) must have a unit, like 200ms or 5s.".formatted(text)));
  }

  private List<WarmChain> chains(CommandSpec own, PrintWriter err) {
    if (from.isEmpty()) {
      ProblemSize size = ProblemSize.ofKey(problem);
      Physics chosen = Physics.ofKey(physics);
      return LongStream.rangeClosed(1, seeds)
          .mapToObj(seed -> WarmChain.synthetic(size, chosen, seed))
          .toList();
    }
    Workbench bench =
        Workbench.open(
            ConfigFlags.resolve(own.commandLine().getParseResult()).config(),
            line -> Progress.tell(err, line));
    return from.stream()
        .map(start -> WarmChain.of(bench.world(), bench.predictor(), start))
        .toList();
  }
}
