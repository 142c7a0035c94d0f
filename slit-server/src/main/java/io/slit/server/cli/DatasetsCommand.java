package io.slit.server.cli;

import io.slit.server.config.ServerConfig;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.importing.DatasetImporter;
import io.slit.server.datasets.importing.ImportReport;
import io.slit.server.json.DatasetJson;
import io.slit.server.planning.World;
import io.slit.server.scenario.ScenarioText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands about scenarios and their tables. */
final class DatasetsCommand {
  private DatasetsCommand() {}

  /** Derives the tables of a scenario from the files of their sources. */
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Derives the tables of worldwide-14 from the files of their sources.",
      footer = {
        "",
        "Example:",
        "  slit datasets import --from sources --to datasets",
        "",
        "Exit codes: 0 done, 2 bad usage or a source that is wrong; then nothing was changed."
      })
  static final class Import implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "DIR",
        description = "directory that holds the files of all sources")
    private Path from = Path.of("");

    @Option(
        names = "--to",
        required = true,
        paramLabel = "DIR",
        description = "directory in which worldwide-14 is made or renewed")
    private Path to = Path.of("");

    @Override
    public Integer call() {
      CommandSpec own = CommandLines.present(spec);
      PrintWriter err = own.commandLine().getErr();
      ImportReport report =
          new DatasetImporter(line -> Progress.tell(err, line)).importAll(from, to);
      PrintWriter out = own.commandLine().getOut();
      out.printf(
          Locale.ROOT,
          "%s: %d tables, %.1f MB%n",
          report.directory(),
          report.tables().size(),
          report.bytes() / 1e6);
      out.flush();
      return ExitCode.OK;
    }
  }

  /** Shows a scenario on one screen. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a scenario and its tables on one screen.",
      footer = {
        "",
        "Examples:",
        "  slit datasets show",
        "  slit datasets show --json",
        "",
        "Exit codes: 0 done, 2 a scenario or a table is wrong."
      })
  static final class Show implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "print the manifest of the tables as JSON")
    private boolean json;

    @Override
    public Integer call() {
      CommandSpec own = CommandLines.present(spec);
      ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
      World world = World.source(config.scenario()).load();
      PrintWriter out = own.commandLine().getOut();
      if (json) {
        out.println(DatasetJson.tables(world.dataset().manifest()));
      } else {
        out.print(ScenarioText.of(world.scenario()));
        world.dataset().manifest().tables().forEach(table -> print(out, table));
      }
      out.flush();
      return ExitCode.OK;
    }

    private static void print(PrintWriter out, TableInfo table) {
      out.printf("  %-18s %9d rows  %s%n", table.name().label(), table.rows(), table.description());
    }
  }

  /** Checks a scenario and every table. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Checks a scenario file and every table: hashes, ranges, gaps, order.",
      footer = {
        "",
        "Examples:",
        "  slit datasets check",
        "  slit datasets check --scenario my/scenario.yaml",
        "",
        "Exit codes: 0 sound, 2 not; then each fault is told with its file and line."
      })
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CommandSpec own = CommandLines.present(spec);
      ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
      World world = World.source(config.scenario()).load();
      Dataset dataset = world.dataset();
      dataset.verify();
      PrintWriter out = own.commandLine().getOut();
      out.printf(
          "%s is sound: %d tables, %d sites, %d request classes.%n",
          config.scenario(),
          dataset.manifest().tables().size(),
          world.fleet().sites().size(),
          world.classes().size());
      out.flush();
      return ExitCode.OK;
    }
  }
}
