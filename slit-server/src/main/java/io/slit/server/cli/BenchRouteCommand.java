package io.slit.server.cli;

import io.slit.server.Slit;
import io.slit.server.bench.MadeUpFleet;
import io.slit.server.bench.RouteBench;
import io.slit.server.bench.RouteBench.Kind;
import io.slit.server.bench.ServerProcess;
import io.slit.server.config.ApiKey;
import io.slit.server.config.Role;
import io.slit.server.http.BenchServers;
import io.slit.server.http.RouteService;
import io.slit.server.json.FiguresJson;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.ServedScenario;
import io.slit.server.planning.StoppedClock;
import io.slit.server.telemetry.ServerMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures decisions over HTTP beside bare Jetty and bare Javalin. */
@Command(
    name = "route",
    mixinStandardHelpOptions = true,
    description = {
      "Measures POST /v1/route over loopback beside bare Jetty and bare Javalin that answer fixed JSON to the same requests: throughput, and p99 and CPU time of the server at 2,000 requests a second.",
      "Starts three processes of its own on free ports; takes about 100 s. Ratios are SLIT over the other, medians of five rounds."
    },
    footer = {
      "",
      "Example:",
      "  slit bench route --json",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage."
    })
final class BenchRouteCommand implements Callable<Integer> {
  private static final Instant START = Instant.parse("2023-07-10T12:00:00Z");

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "print the figures as one JSON object")
  private boolean json;

  @Option(names = "--serve", hidden = true, description = "run one of the servers")
  private @Nullable Kind serve;

  @Override
  public Integer call() throws IOException {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter out = own.commandLine().getOut();
    if (serve != null) {
      out.println(start(serve));
      out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
      return ExitCode.OK;
    }
    PrintWriter err = own.commandLine().getErr();
    Map<String, Double> figures =
        new RouteBench(BenchRouteCommand::process, line -> Progress.tell(err, line)).run();
    if (json) {
      out.println(FiguresJson.write(figures).stripTrailing());
    } else {
      figures.forEach(
          (name, value) -> out.println(String.format(Locale.ROOT, "%-36s %12.3f", name, value)));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static ServerProcess process(Kind kind) {
    return ServerProcess.start(Slit.class, List.of("bench", "route", "--serve", kind.name()));
  }

  private static ApiKey key() {
    return new ApiKey(Set.of(Role.ROUTE), RouteBench.keySha256());
  }

  private static int start(Kind kind) {
    ServedScenario scenario = MadeUpFleet.scenario();
    PlanBoard board = new PlanBoard(new StoppedClock(START));
    board.publish(scenario.compiler().compile(MadeUpFleet.plan("bench-plan", START)));
    RouteService service = new RouteService(board, scenario, new ServerMetrics());
    byte[] answer = service.route(RouteBench.body().getBytes(StandardCharsets.US_ASCII)).body();
    return switch (kind) {
      case JETTY -> BenchServers.jetty(answer);
      case JAVALIN -> BenchServers.javalin(answer);
      case SLIT -> BenchServers.slit(key(), service);
    };
  }
}
