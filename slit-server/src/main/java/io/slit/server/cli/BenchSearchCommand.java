package io.slit.server.cli;

import io.slit.core.search.Physics;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.server.bench.BenchAlgorithms;
import io.slit.server.bench.BenchBudget;
import io.slit.server.bench.BenchCase;
import io.slit.server.bench.BenchPlan;
import io.slit.server.bench.BenchResult;
import io.slit.server.bench.BenchTable;
import io.slit.server.bench.ReferenceMaker;
import io.slit.server.bench.SearchBench;
import io.slit.server.bench.WholeTable;
import io.slit.server.json.BenchJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures searches on made-up problems against stored reference fronts. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how near searches come to the best fronts known of made-up problems, and how fast.",
      "Without --problem and --physics it prints the whole table, which takes hours; --quick takes"
          + " minutes."
    },
    footer = {
      "",
      "Examples:",
      "  slit bench search --problem S --physics linear --budget 100ms --json",
      "  slit bench search --problem M --physics consolidation --budget 10s --seeds 10 --beside"
          + " slp,jmetal-nsga2",
      "  slit bench search --problem S --physics queueing --marks 0.2s,1s,5s --beside all",
      "  slit bench search --problem S --physics queueing --grow-references refs --budget 60s",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage, or no reference of the problem."
    })
final class BenchSearchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--problem", paramLabel = "SIZE", description = "S, M, L or XL")
  private @Nullable String problem;

  @Option(names = "--physics", description = "linear, queueing or consolidation")
  private @Nullable String physics;

  @Option(
      names = "--problem-seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "which problem; references are stored of 1 (default: ${DEFAULT-VALUE})")
  private long problemSeed;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      defaultValue = BenchAlgorithms.OURS,
      description = "what to measure (default: ${DEFAULT-VALUE})")
  private String algorithm = BenchAlgorithms.OURS;

  @Option(
      names = "--beside",
      paramLabel = "NAME",
      split = ",",
      description = "what to measure beside it: names, or all")
  private List<String> beside = new ArrayList<>();

  @Option(
      names = "--budget",
      defaultValue = "1s",
      description = "a time (200ms, 1.5s, 2m) or evaluations (25000) (default: ${DEFAULT-VALUE})")
  private String budget = "1s";

  @Option(
      names = "--marks",
      paramLabel = "TIME",
      split = ",",
      description = "budgets to run one after the other, instead of --budget")
  private List<String> marks = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of the search, the first of --seeds (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many seeds to run (default: ${DEFAULT-VALUE})")
  private int seeds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "1 to 64 (default: ${DEFAULT-VALUE})")
  private int threads;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "time at most to run before, on another problem (default: ${DEFAULT-VALUE})")
  private String warmUp = "10s";

  @Option(names = "--quick", description = "the table of S and M with short budgets")
  private boolean quick;

  @Option(
      names = "--grow-references",
      paramLabel = "DIR",
      description = "run --algorithm and --beside, and add what they find to the references of DIR")
  private @Nullable Path growReferences;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    if (problem == null && physics == null && growReferences == null) {
      wholeTable();
      return ExitCode.OK;
    }
    if (problem == null || physics == null) {
      throw new ParameterException(
          CommandLines.present(spec).commandLine(),
          "Give both --problem (S, M, L or XL) and --physics (linear, queueing or consolidation),"
              + " or neither for the whole table.");
    }
    BenchPlan plan = plan(problem, physics);
    algorithms().forEach(BenchAlgorithms::named);
    if (growReferences != null) {
      new ReferenceMaker(growReferences, this::tell).grow(plan, algorithms());
      return ExitCode.OK;
    }
    SearchBench bench = SearchBench.stored(plan.problem(), this::tell);
    List<BenchResult> results =
        algorithms().stream().map(name -> bench.run(plan.withAlgorithm(name))).toList();
    print(results);
    return ExitCode.OK;
  }

  private BenchPlan plan(String size, String chosenPhysics) {
    require(seeds >= 1, "--seeds (%d) must be at least 1.".formatted(seeds));
    require(threads >= 1 && threads <= 64, "--threads (%d) must be in [1, 64].".formatted(threads));
    List<String> budgets = marks.isEmpty() ? List.of(budget) : marks;
    return new BenchPlan(
        new BenchCase(ProblemSize.ofKey(size), Physics.ofKey(chosenPhysics), problemSeed),
        algorithm,
        budgets.stream().map(BenchBudget::parse).toList(),
        LongStream.range(seed, seed + seeds).boxed().toList(),
        threads,
        BenchBudget.parse(warmUp)
            .time()
            .orElseThrow(() -> new IllegalArgumentException("--warm-up must be a time like 5s.")));
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(CommandLines.present(spec).commandLine(), message);
    }
  }

  private List<String> algorithms() {
    Set<String> names = new LinkedHashSet<>(List.of(algorithm));
    names.addAll(beside.equals(List.of("all")) ? BenchAlgorithms.names() : beside);
    return List.copyOf(names);
  }

  private void print(List<BenchResult> results) {
    PrintWriter out = CommandLines.present(spec).commandLine().getOut();
    if (json) {
      out.println(BenchJson.write(results));
    } else {
      out.println(BenchTable.header());
      results.forEach(result -> out.println(BenchTable.lines(result)));
      out.println();
      out.println(BenchTable.legend());
    }
    out.flush();
  }

  private void wholeTable() {
    List<BenchResult> results = new ArrayList<>();
    for (BenchPlan plan : WholeTable.plans(quick)) {
      results.add(SearchBench.stored(plan.problem(), this::tell).run(plan));
    }
    print(results);
  }

  private void tell(String line) {
    Progress.tell(CommandLines.present(spec).commandLine().getErr(), line);
  }
}
