package io.slit.server.cli;

import picocli.CommandLine.Command;

/** The parent of the commands that measure the product. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the product: how good it is and how fast.",
    footer = {
      "",
      "Examples:",
      "  slit bench predictor --json",
      "  slit bench route --json",
      "  slit bench proxy --json",
      "  slit bench search --problem S --physics linear --budget 100ms",
      "",
      "Exit codes: 0 done, 2 bad usage."
    })
final class BenchCommand extends CommandLines.NeedsSubcommand {}
