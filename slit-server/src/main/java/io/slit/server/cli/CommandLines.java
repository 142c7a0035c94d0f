package io.slit.server.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts the commands together and turns what they throw into messages and exit codes. */
public final class CommandLines {
  /** Settings of commands that read or write telemetry of a fleet. */
  private static final Set<String> LEARNING =
      Set.of("scenario", "state_dir", "telemetry_dir", "follower_id");

  private CommandLines() {}

  /**
   * Returns the exit code of a command line, after running it.
   *
   * @param starter starts servers for {@code serve}
   * @param args the command line
   */
  public static int execute(ServerStarter starter, String... args) {
    return commandLine(starter).execute(args);
  }

  static CommandLine commandLine(ServerStarter starter) {
    CommandLine serve = new CommandLine(new ServeCommand(starter));
    ConfigFlags.addTo(serve.getCommandSpec());
    CommandLine check = new CommandLine(new ConfigCommand());
    ConfigFlags.addTo(check.getCommandSpec());
    CommandLine config = new CommandLine(new Group()).addSubcommand(check);
    config
        .getCommandSpec()
        .name("config")
        .usageMessage()
        .description("Looks at the configuration.")
        .footer(
            "", "Example:", "  slit config check --json", "", "Exit codes: 0 done, 2 bad usage.");
    CommandLine retrain = new CommandLine(new RetrainCommand());
    ConfigFlags.addTo(retrain.getCommandSpec(), LEARNING);
    CommandLine root =
        new CommandLine(new Root())
            .addSubcommand(serve)
            .addSubcommand(explore())
            .addSubcommand(offline(new ReplayCommand(), ReplayCommand.SETTINGS))
            .addSubcommand(offline(new RouteCommand(), ConfigFlags.OFFLINE))
            .addSubcommand(new SolveCommand())
            .addSubcommand(retrain)
            .addSubcommand("models", models())
            .addSubcommand("telemetry", telemetry())
            .addSubcommand("datasets", datasets())
            .addSubcommand("signals", signals())
            .addSubcommand(bench())
            .addSubcommand("config", config);
    root.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    root.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    root.setUsageHelpAutoWidth(true);
    root.setParameterExceptionHandler((e, args) -> CommandFaults.misused(e));
    root.setExecutionExceptionHandler((e, command, parsed) -> CommandFaults.failed(e, command));
    return root;
  }

  private static CommandLine explore() {
    Set<String> keys = new HashSet<>(ConfigFlags.OFFLINE);
    keys.addAll(ConfigFlags.ROBUST);
    return offline(new ExploreCommand(), keys).addSubcommand(new ExploreCompareCommand());
  }

  private static CommandLine offline(Object command, Set<String> keys) {
    CommandLine line = new CommandLine(command);
    ConfigFlags.addTo(line.getCommandSpec(), keys);
    return line;
  }

  private static CommandLine telemetry() {
    CommandLine importing = new CommandLine(new TelemetryCommand.Import());
    ConfigFlags.addTo(importing.getCommandSpec(), LEARNING);
    CommandLine show = new CommandLine(new TelemetryCommand.Show());
    ConfigFlags.addTo(show.getCommandSpec(), Set.of("state_dir", "telemetry_dir"));
    CommandLine compact = new CommandLine(new TelemetryCommand.Compact());
    ConfigFlags.addTo(compact.getCommandSpec(), Set.of("state_dir", "telemetry_dir"));
    CommandLine telemetry =
        new CommandLine(new Group())
            .addSubcommand(importing)
            .addSubcommand(show)
            .addSubcommand(compact);
    telemetry
        .getCommandSpec()
        .name("telemetry")
        .usageMessage()
        .description("Imports telemetry of other programs, and shows what there is.")
        .footer("", "Example:", "  slit telemetry show", "", "Exit codes: 0 done, 2 bad usage.");
    return telemetry;
  }

  private static CommandLine models() {
    CommandLine models = new CommandLine(new Group());
    List.of(
            new ModelsCommand.ListThem(),
            new ModelsCommand.Show(),
            new ModelsCommand.Promote(),
            new ModelsCommand.Rollback())
        .forEach(
            one -> {
              CommandLine line = new CommandLine(one);
              ConfigFlags.addTo(line.getCommandSpec(), Set.of("state_dir"));
              models.addSubcommand(line);
            });
    models
        .getCommandSpec()
        .name("models")
        .usageMessage()
        .description("Looks at the serving models, and changes which one is used.")
        .footer(
            "",
            "Example:",
            "  slit models list",
            "",
            "Exit codes: 0 done, 1 failure, 2 bad usage.");
    return models;
  }

  private static CommandLine signals() {
    CommandLine check = new CommandLine(new SignalsCommand());
    ConfigFlags.addTo(check.getCommandSpec(), Set.of("scenario", "clock"));
    CommandLine signals = new CommandLine(new Group()).addSubcommand(check);
    signals
        .getCommandSpec()
        .name("signals")
        .usageMessage()
        .description("Looks at the sources of live signals.")
        .footer("", "Example:", "  slit signals check", "", "Exit codes: 0 done, 2 bad usage.");
    return signals;
  }

  private static CommandLine bench() {
    CommandLine predictor = new CommandLine(new BenchPredictorCommand());
    ConfigFlags.addTo(predictor.getCommandSpec(), Set.of("scenario"));
    CommandLine retrain = new CommandLine(new BenchRetrainCommand());
    ConfigFlags.addTo(retrain.getCommandSpec(), Set.of("scenario"));
    CommandLine robust = new CommandLine(new BenchRobustCommand());
    ConfigFlags.addTo(robust.getCommandSpec(), Set.of("scenario", "state_dir"));
    CommandLine simulator = new CommandLine(new BenchSimulatorCommand());
    ConfigFlags.addTo(simulator.getCommandSpec(), Set.of("scenario"));
    CommandLine fidelity = new CommandLine(new BenchFidelityCommand());
    ConfigFlags.addTo(fidelity.getCommandSpec(), Set.of("scenario", "state_dir"));
    CommandLine warm = new CommandLine(new BenchWarmCommand());
    ConfigFlags.addTo(warm.getCommandSpec(), Set.of("scenario", "state_dir"));
    return new CommandLine(new BenchCommand())
        .addSubcommand(fidelity)
        .addSubcommand(predictor)
        .addSubcommand(robust)
        .addSubcommand(new BenchRouteCommand())
        .addSubcommand(new BenchProxyCommand())
        .addSubcommand(new BenchSearchCommand())
        .addSubcommand(retrain)
        .addSubcommand(simulator)
        .addSubcommand(warm)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine datasets() {
    CommandLine show = new CommandLine(new DatasetsCommand.Show());
    CommandLine check = new CommandLine(new DatasetsCommand.Check());
    ConfigFlags.addTo(show.getCommandSpec(), Set.of("scenario"));
    ConfigFlags.addTo(check.getCommandSpec(), Set.of("scenario"));
    CommandLine datasets =
        new CommandLine(new Group())
            .addSubcommand(new DatasetsCommand.Import())
            .addSubcommand(show)
            .addSubcommand(check);
    datasets
        .getCommandSpec()
        .name("datasets")
        .usageMessage()
        .description("Imports, shows and checks scenarios and their tables.")
        .footer(
            "",
            "Examples:",
            "  slit datasets show",
            "  slit datasets check",
            "",
            "Exit codes: 0 done, 2 bad usage or input.");
    return datasets;
  }

  /** Returns the spec that picocli has set. */
  static CommandSpec present(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("The command was not made by picocli.");
    }
    return spec;
  }

  /** The command without a subcommand. */
  @Command(
      name = "slit",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Routes every LLM request to the datacenter where it does the least harm.",
      footer = {
        "",
        "Examples:",
        "  slit serve",
        "  slit explore --at 2023-07-10T12:00Z --budget 10s",
        "  slit explore compare a/front.json b/front.json",
        "  slit route llama-3.1-70b --input-tokens 900",
        "  slit serve --help",
        "  slit config check --json",
        "",
        "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input, 3 port or state"
            + " directory in use, 4 no plan within the limits."
      })
  private static final class Root extends NeedsSubcommand {}

  @Command(mixinStandardHelpOptions = true)
  private static final class Group extends NeedsSubcommand {}

  /** A command that does nothing by itself. */
  abstract static class NeedsSubcommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(
          present(spec).commandLine(), "Name a command; see the list below.");
    }
  }

  /** The version in the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CommandLines.class.getPackage().getImplementationVersion();
      return new String[] {"slit " + (version == null ? "(not packaged)" : version)};
    }
  }
}
