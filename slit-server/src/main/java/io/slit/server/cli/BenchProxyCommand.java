package io.slit.server.cli;

import io.slit.core.routing.FleetState;
import io.slit.server.Slit;
import io.slit.server.bench.MadeUpFleet;
import io.slit.server.bench.ProxyBench;
import io.slit.server.bench.ServerProcess;
import io.slit.server.config.UpstreamConfig;
import io.slit.server.health.HealthRules;
import io.slit.server.health.TargetHealth;
import io.slit.server.http.BenchServers;
import io.slit.server.http.RouteService;
import io.slit.server.planning.OpenDecisions;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.ServedScenario;
import io.slit.server.planning.StoppedClock;
import io.slit.server.proxy.BenchUpstream;
import io.slit.server.proxy.Proxy;
import io.slit.server.telemetry.ServerMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the proxy adds to a request, and whether its memory stays flat. */
@Command(
    name = "proxy",
    mixinStandardHelpOptions = true,
    description = {
      "Measures over loopback what the proxy adds to the first byte at 500 requests a second, to the pauses of streams, and to prompts of 220 KB with 50 open at once; then its heap before and after 200,000 requests.",
      "Starts two processes of its own on free ports; takes about three minutes. Outcomes are not stored."
    },
    footer = {
      "",
      "Example:",
      "  slit bench proxy --json",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage."
    })
final class BenchProxyCommand implements Callable<Integer> {
  private static final Instant START = Instant.parse("2023-07-10T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private FiguresOutput output = new FiguresOutput();

  @Option(names = "--serve", hidden = true, description = "run one of the servers")
  private @Nullable String serve;

  @Override
  public Integer call() throws IOException {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter out = own.commandLine().getOut();
    if (serve != null) {
      out.println(serve.equals("upstream") ? BenchUpstream.listen() : proxy(serve));
      out.flush();
      answerHeap(out);
      return ExitCode.OK;
    }
    PrintWriter err = own.commandLine().getErr();
    Map<String, Double> figures =
        new ProxyBench(
                () -> process("upstream"),
                port -> process("http://127.0.0.1:" + port + "/v1"),
                line -> Progress.tell(err, line))
            .run();
    output.print(out, figures);
    return ExitCode.OK;
  }

  private static ServerProcess process(String what) {
    return ServerProcess.start(Slit.class, List.of("bench", "proxy", "--serve", what));
  }

  /** Answers each line with the bytes of the heap that a collection leaves, until there is none. */
  private static void answerHeap(PrintWriter out) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    Runtime runtime = Runtime.getRuntime();
    while (in.readLine() != null) {
      System.gc();
      System.gc();
      out.println(runtime.totalMemory() - runtime.freeMemory());
      out.flush();
    }
  }

  private static int proxy(String endpoint) {
    ServedScenario scenario = MadeUpFleet.scenario(endpoint);
    PlanBoard board = new PlanBoard(new StoppedClock(START));
    board.publish(scenario.compiler().compile(MadeUpFleet.plan("bench-plan", START)));
    ServerMetrics metrics = new ServerMetrics();
    RouteService routing = new RouteService(board, scenario, metrics);
    TargetHealth health =
        new TargetHealth(scenario.shape().deployments(), HealthRules.STANDARD, System::nanoTime);
    OpenDecisions open = new OpenDecisions(scenario.fleet().deployments().size(), System::nanoTime);
    Proxy proxy =
        Proxy.start(
            scenario,
            new UpstreamConfig(
                Map.of(), Map.of(), new UpstreamConfig.Limits(MINUTE, MINUTE, MINUTE, 5)),
            new Proxy.Deciding(board, () -> FleetState.ALL_WELL, Map.of(), health),
            new Proxy.Told(
                open, routing::remember, report -> open.ended(report.decision()), metrics));
    return BenchServers.proxy(routing, proxy);
  }
}
