package io.slit.server.cli;

import io.slit.core.fleet.SiteId;
import io.slit.server.ServerSignals;
import io.slit.server.config.ServerConfig;
import io.slit.server.config.SignalsConfig;
import io.slit.server.json.SignalsJson;
import io.slit.server.planning.World;
import io.slit.server.signals.KindBoard;
import io.slit.server.signals.LiveSignals;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SiteSignal;
import io.slit.server.signals.SourceCheck;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks every configured source of live signals once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Asks every configured source of live signals once and shows what it says.",
    footer = {
      "",
      "Examples:",
      "  slit signals check",
      "  slit signals check --config /etc/slit.yaml --json",
      "",
      "Exit codes: 0 every source answered for every site, 1 one did not, 2 the configuration is"
          + " wrong."
    })
final class SignalsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec own = CommandLines.present(spec);
    ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
    PrintWriter out = own.commandLine().getOut();
    Optional<SignalsConfig> signals = config.signals();
    if (signals.isEmpty()) {
      own.commandLine()
          .getErr()
          .println("slit: no live signals are configured: all come from tables.");
      out.print(json ? "[]%n".formatted() : "");
      out.flush();
      return ExitCode.OK;
    }
    World world = World.source(config.scenario()).load(signals.get().carbon().isPresent());
    LiveSignals live = ServerSignals.of(signals.get(), world, InstantSource.system());
    List<SignalsJson.Line> lines = new ArrayList<>();
    live.boards().all().forEach(board -> lines.addAll(ask(board)));
    show(out, lines);
    return lines.stream().allMatch(SignalsJson.Line::answered) ? ExitCode.OK : ExitCode.FAILURE;
  }

  private static <T> List<SignalsJson.Line> ask(KindBoard<T> board) {
    return SourceCheck.of(board, InstantSource.system()).stream()
        .map(
            one ->
                new SignalsJson.Line(
                    one.site(), one.source(), one.zone(), one.signal(), one.answered()))
        .toList();
  }

  private void show(PrintWriter out, List<SignalsJson.Line> lines) {
    if (json) {
      out.println(new String(SignalsJson.write(lines), StandardCharsets.UTF_8));
    } else {
      lines.forEach(line -> print(out, line.site(), line, line.signal()));
    }
    out.flush();
  }

  private static <T> void print(
      PrintWriter out, SiteId site, SignalsJson.Line line, SiteSignal<T> signal) {
    String name = signal.kind().key();
    Optional<Reading<T>> reading = signal.reading();
    String said =
        reading.map(one -> said(signal, one)).orElseGet(() -> "error  " + signal.detail());
    out.printf("%-12s %-10s %-20s %s%n", name, site.value(), line.source(), said);
  }

  private static <T> String said(SiteSignal<T> signal, Reading<T> reading) {
    String method =
        signal.kind().method().map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("-");
    String age =
        reading.basis() == io.slit.server.signals.Basis.DECLARED
            ? "-"
            : signal.age().toSeconds() + " s";
    return String.format(
        Locale.ROOT,
        "%10.4g %-8s %-9s %-10s age %s%s",
        signal.kind().number(reading.value()),
        signal.kind().unit(),
        method,
        reading.basis().key(),
        age,
        signal.detail().isEmpty() ? "" : "  (" + signal.detail() + ")");
  }
}
