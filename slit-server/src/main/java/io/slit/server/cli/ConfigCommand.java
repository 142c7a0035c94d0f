package io.slit.server.cli;

import io.slit.server.config.EffectiveSetting;
import io.slit.server.config.Resolved;
import io.slit.server.json.SettingsWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the configuration and shows where each value comes from. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks the configuration and shows where each value comes from.",
    footer = {
      "",
      "Examples:",
      "  slit config check",
      "  SLIT_PORT=8081 slit config check --config /etc/slit.yaml --json",
      "",
      "Exit codes: 0 sound, 2 not; then every fault is told with its place."
    })
final class ConfigCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    Resolved resolved = ConfigFlags.resolve(own.commandLine().getParseResult());
    PrintWriter out = own.commandLine().getOut();
    if (json) {
      out.println(new String(SettingsWriter.write(lines(resolved)), StandardCharsets.UTF_8));
    } else {
      resolved.settings().forEach(setting -> print(out, setting));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static List<SettingsWriter.Line> lines(Resolved resolved) {
    return resolved.settings().stream()
        .map(one -> new SettingsWriter.Line(one.key(), one.value(), one.source()))
        .toList();
  }

  private static void print(PrintWriter out, EffectiveSetting setting) {
    out.printf("%-17s %-44s %s%n", setting.key(), setting.value(), setting.source());
  }
}
