package io.slit.server.cli;

import io.slit.server.bench.RetrainBench;
import io.slit.server.config.ServerConfig;
import io.slit.server.files.DurableFiles;
import io.slit.server.planning.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a retraining over made-up telemetry. */
@Command(
    name = "retrain",
    mixinStandardHelpOptions = true,
    description = {
      "Makes up telemetry of the scenario's fleet, in which the first site's TTFT is 40 %% too"
          + " long, and measures a retraining over it.",
      "Needs about 110 bytes of disk a row, in a temporary directory that is deleted, or in one"
          + " that is kept."
    },
    footer = {
      "",
      "Examples:",
      "  slit bench retrain --rows 1000000",
      "  SLIT_JAVA_OPTIONS=-Xmx4g slit bench retrain --rows 10000000 --json",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input."
    })
final class BenchRetrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "rows of telemetry (default: ${DEFAULT-VALUE})")
  private int rows;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "work in this directory, which must be new or empty, and leave it there: a"
              + " state directory with telemetry and models, for the Spark job")
  private @Nullable Path keep;

  @Mixin private FiguresOutput output = new FiguresOutput();

  @Override
  public Integer call() throws IOException {
    CommandSpec own = CommandLines.present(spec);
    if (rows < 1000) {
      throw new IllegalArgumentException(
          "The --rows (%d) must be 1000 or more. Fewer tell nothing.".formatted(rows));
    }
    ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
    World world = World.source(config.scenario()).load();
    Path kept = keep;
    Path workspace = kept == null ? Files.createTempDirectory("slit-bench-") : empty(kept);
    Map<String, Double> figures;
    try {
      figures =
          new RetrainBench(
                  world, workspace, line -> Progress.tell(own.commandLine().getErr(), line))
              .run(rows);
    } finally {
      if (kept == null) {
        new DurableFiles(() -> {}).delete(workspace);
      }
    }
    print(own, figures);
    return ExitCode.OK;
  }

  private static Path empty(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(directory)) {
      if (files.findAny().isPresent()) {
        throw new IllegalArgumentException(
            "The directory --keep (%s) must be new or empty.".formatted(directory));
      }
    }
    return directory;
  }

  private void print(CommandSpec own, Map<String, Double> figures) {
    PrintWriter out = own.commandLine().getOut();
    output.print(out, figures);
  }
}
