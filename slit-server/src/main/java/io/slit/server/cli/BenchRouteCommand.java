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
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.ServedScenario;
import io.slit.server.planning.StoppedClock;
import io.slit.server.telemetry.ServerMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures decisions over HTTP beside bare Jetty and bare Javalin. */
@Command(
    name = "route",
    mixinStandardHelpOptions = true,
    description = {
      "Measures POST /v1/route over loopback beside bare Jetty and bare Javalin that answer fixed JSON to the same requests: throughput, and p99 and CPU time of the server at 2,000 requests a second.",
      "Starts three processes of its own on free ports; takes three to five minutes. Ratios are SLIT over the other, medians of nine rounds."
    },
    footer = {
      "",
      "Examples:",
      "  slit bench route --json",
      "  slit bench route --swap 1s --json",
      "",
      "Exit codes: 0 done, 1 failure, 2 bad usage."
    })
final class BenchRouteCommand implements Callable<Integer> {
  private static final Instant START = Instant.parse("2023-07-10T12:00:00Z");

  @Spec private @Nullable CommandSpec spec;

  @Mixin private FiguresOutput output = new FiguresOutput();

  @Option(
      names = "--swap",
      description = {
        "beside SLIT under one plan, measure SLIT whose plan changes as often as this (1s): p99 of both at 2,000 requests a second; takes about 60 s"
      },
      converter = DurationConverter.class)
  private @Nullable Duration swap;

  @Option(names = "--serve", hidden = true, description = "run one of the servers")
  private @Nullable Kind serve;

  @Override
  public Integer call() throws IOException {
    CommandSpec own = CommandLines.present(spec);
    PrintWriter out = own.commandLine().getOut();
    if (serve != null) {
      out.println(start(serve, swap));
      out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
      return ExitCode.OK;
    }
    PrintWriter err = own.commandLine().getErr();
    Duration period = swap;
    RouteBench bench = new RouteBench(BenchRouteCommand::process, line -> Progress.tell(err, line));
    Map<String, Double> figures =
        period == null ? bench.run() : bench.runSwapping(() -> swapping(period));
    output.print(out, figures);
    return ExitCode.OK;
  }

  private static ServerProcess process(Kind kind) {
    return ServerProcess.start(Slit.class, List.of("bench", "route", "--serve", kind.name()));
  }

  private static ServerProcess swapping(Duration period) {
    return ServerProcess.start(
        Slit.class,
        List.of(
            "bench",
            "route",
            "--serve",
            Kind.SLIT.name(),
            "--swap",
            period.toMillis() / 1000.0 + "s"));
  }

  private static ApiKey key() {
    return new ApiKey(Set.of(Role.ROUTE), RouteBench.keySha256());
  }

  /** Compiles a plan and puts it in force, again and again. */
  private static void keepSwapping(PlanBoard board, ServedScenario scenario, Duration period) {
    AtomicLong count = new AtomicLong();
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "slit-bench-swap");
              made.setDaemon(true);
              return made;
            });
    ScheduledFuture<?> unused = // it ends with the process
        thread.scheduleAtFixedRate(
            () ->
                board.publish(
                    scenario
                        .compiler()
                        .compile(MadeUpFleet.plan("bench-plan-" + count.incrementAndGet(), START))),
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static int start(Kind kind, @Nullable Duration swap) {
    ServedScenario scenario = MadeUpFleet.scenario();
    PlanBoard board = new PlanBoard(new StoppedClock(START));
    board.publish(scenario.compiler().compile(MadeUpFleet.plan("bench-plan", START)));
    if (swap != null) {
      keepSwapping(board, scenario, swap);
    }
    RouteService service = new RouteService(board, scenario, new ServerMetrics());
    byte[] answer = service.route(RouteBench.body(0).getBytes(StandardCharsets.US_ASCII)).body();
    return switch (kind) {
      case JETTY -> BenchServers.jetty(answer);
      case JAVALIN -> BenchServers.javalin(answer);
      case SLIT -> BenchServers.slit(key(), service);
    };
  }
}
