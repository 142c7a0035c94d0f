package io.slit.server.cli;

import io.slit.server.bench.SimulatorBench;
import io.slit.server.planning.World;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how fast the simulator is and how close to known laws and to its tables. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the simulator: requests per minute of one core, memory, the same result on more"
          + " threads, waits beside M/M/c, the Azure chat trace on two nodes beside Splitwise's"
          + " batch-1 rows, and full replicas beside ML.ENERGY's rows. Errors are fractions."
    },
    footer = {
      "",
      "Examples:",
      "  slit bench simulator --json",
      "  slit bench simulator --epochs 96",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage, configuration or input."
    })
final class BenchSimulatorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "32",
      description = "epochs of 15 minutes played for speed (default: ${DEFAULT-VALUE})")
  private int epochs;

  @Mixin private FiguresOutput output = new FiguresOutput();

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter err = own.commandLine().getErr();
    World world =
        World.source(ConfigFlags.resolve(own.commandLine().getParseResult()).config().scenario())
            .load();
    Map<String, Double> figures =
        new SimulatorBench(world, line -> Progress.tell(err, line)).run(Math.max(4, epochs));
    PrintWriter out = own.commandLine().getOut();
    output.print(out, figures);
    return ExitCode.OK;
  }
}
