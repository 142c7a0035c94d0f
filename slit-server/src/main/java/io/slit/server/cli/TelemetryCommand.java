package io.slit.server.cli;

import io.slit.core.fleet.Deployment;
import io.slit.server.TelemetryPlace;
import io.slit.server.config.ServerConfig;
import io.slit.server.json.LiteLlmLines;
import io.slit.server.json.NearestName;
import io.slit.server.json.OtelLines;
import io.slit.server.json.TelemetryJson;
import io.slit.server.planning.World;
import io.slit.server.telemetry.importing.TelemetryImport;
import io.slit.server.telemetry.importing.TelemetryImport.Imported;
import io.slit.server.telemetry.scraping.ScrapeImport;
import io.slit.server.telemetry.store.TelemetryStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that bring telemetry in and show what there is. */
final class TelemetryCommand {
  private TelemetryCommand() {}

  /** Formats that are read. */
  enum Format {
    litellm,
    otel,
    scrape
  }

  /** Takes files of other programs in. */
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Takes logs of other programs into the telemetry: LiteLLM's StandardLoggingPayload (a JSON"
            + " object a line), OpenTelemetry spans (OTLP/JSON, an export a line), or saved scrapes"
            + " of one deployment (metrics of vLLM and DCGM, each below a line '# scraped_at:"
            + " TIME').",
        "Prompts and answers are skipped. What cannot be used is counted with its reason.",
        "With --telemetry-dir it goes to the partition of --follower-id (default: planner)."
      },
      footer = {
        "",
        "Examples:",
        "  slit telemetry import --format litellm calls.ndjson",
        "  slit telemetry import --format otel --deployment DE/h100/llama-3.1-8b spans.json",
        "  slit telemetry import --format scrape --deployment DE/h100/llama-3.1-8b vllm.prom",
        "",
        "Exit codes: 0 done, 1 failure, 2 bad usage or input, or not a single row."
      })
  static final class Import implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--format",
        required = true,
        paramLabel = "FORMAT",
        description = "one of ${COMPLETION-CANDIDATES}")
    private Format format = Format.litellm;

    @Option(
        names = "--deployment",
        paramLabel = "ID",
        description = "where all requests ran (default: found by endpoint and model)")
    private String deployment = "";

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files to import")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
      CommandSpec own = CommandLines.present(spec);
      ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
      World world = World.source(config.scenario()).load();
      TelemetryStore store = TelemetryPlace.store(config);
      List<Imported> all =
          format == Format.scrape
              ? List.of(new ScrapeImport(deployment(world)).run(files, store))
              : requests(world, store);
      PrintWriter out = own.commandLine().getOut();
      out.println(json ? TelemetryJson.imported(all).stripTrailing() : text(all));
      out.flush();
      return all.stream().anyMatch(one -> one.rows() > 0) ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private List<Imported> requests(World world, TelemetryStore store) {
      TelemetryImport importing =
          new TelemetryImport(
              format.name(),
              format == Format.otel ? new OtelLines() : new LiteLlmLines(),
              world.fleet(),
              deployment);
      return files.stream().map(file -> importing.run(file, store)).toList();
    }

    private Deployment deployment(World world) {
      List<String> known =
          world.fleet().deployments().stream().map(one -> one.id().value()).toList();
      return world.fleet().deployments().stream()
          .filter(one -> one.id().value().equals(deployment))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "--deployment: scrapes need the deployment they are of, and there is none (%s). %s"
                          .formatted(deployment, NearestName.advice(deployment, known))));
    }

    private static String text(List<Imported> all) {
      List<String> lines = new ArrayList<>();
      for (Imported one : all) {
        lines.add("%s: %d lines, %d rows.".formatted(one.file(), one.lines(), one.rows()));
        one.refused()
            .forEach(
                (reason, refused) ->
                    lines.add(
                        "  refused %d, the first in line %d: %s"
                            .formatted(refused.count(), refused.firstLine(), reason)));
      }
      return String.join("\n", lines);
    }
  }

  /** Shows what there is. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description =
          "Shows how many rows there are by day and site; with --telemetry-dir, by server as well.",
      footer = {
        "",
        "Examples:",
        "  slit telemetry show --json",
        "  slit telemetry show --telemetry-dir /shared/slit",
        "",
        "Exit codes: 0 done, 1 failure, 2 bad usage."
      })
  static final class Show implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
      CommandSpec own = CommandLines.present(spec);
      ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
      Map<String, Long> rows = TelemetryPlace.rowsByPartition(config);
      PrintWriter out = own.commandLine().getOut();
      if (json) {
        out.println(TelemetryJson.partitions(rows).stripTrailing());
      } else if (rows.isEmpty()) {
        out.println("There is no telemetry.");
      } else {
        rows.forEach((partition, count) -> out.println("%12d  %s".formatted(count, partition)));
      }
      out.flush();
      return ExitCode.OK;
    }
  }

  /** Merges small files. */
  @Command(
      name = "compact",
      mixinStandardHelpOptions = true,
      description = {
        "Merges small files of each day and site; a running server does so by itself.",
        "With --telemetry-dir, those of all servers that do not run."
      },
      footer = {
        "",
        "Examples:",
        "  slit telemetry compact",
        "  slit telemetry compact --telemetry-dir /shared/slit",
        "",
        "Exit codes: 0 done, 1 failure, 2 bad usage, 3 a server uses the state directory."
      })
  static final class Compact implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CommandSpec own = CommandLines.present(spec);
      ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
      int merged =
          TelemetryPlace.compact(
              config,
              server ->
                  Progress.tell(
                      own.commandLine().getErr(),
                      "%s is in use: its server merges them by itself.".formatted(server)));
      own.commandLine().getOut().println("Merged %d files.".formatted(merged));
      own.commandLine().getOut().flush();
      return ExitCode.OK;
    }
  }
}
