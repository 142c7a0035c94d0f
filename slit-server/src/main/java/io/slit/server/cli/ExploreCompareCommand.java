package io.slit.server.cli;

import io.slit.server.json.ComparedFrontsJson;
import io.slit.server.json.FrontReader;
import io.slit.server.reports.ComparedFronts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two written fronts. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two fronts that were written as JSON: the hypervolume of each in the box of both, how much of each the other covers, and the best of each objective.",
      "Only objectives that both have are compared."
    },
    footer = {
      "",
      "Examples:",
      "  slit explore compare fronts/noon/front.json fronts/what-if/front.json",
      "  slit explore compare a.json b.json --json",
      "",
      "Exit codes: 0 done, 2 bad usage or a file that is no front."
    })
final class ExploreCompareCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "a front.json")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "another front.json")
  private Path second = Path.of("");

  @Option(names = "--json", description = "print the comparison as JSON")
  private boolean json;

  @Override
  public Integer call() {
    ComparedFronts compared = ComparedFronts.of(FrontReader.read(first), FrontReader.read(second));
    PrintWriter out = CommandLines.present(spec).commandLine().getOut();
    out.print(json ? ComparedFrontsJson.write(compared) + "\n" : compared.text());
    out.flush();
    return ExitCode.OK;
  }
}
