package io.slit.server.cli;

import io.slit.server.SlitApplication;
import io.slit.server.config.ServerConfig;
import io.slit.server.json.StatusWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the server: plans every epoch, routes every request.",
    footer = {
      "",
      "Examples:",
      "  slit serve",
      "  slit serve --port 8081 --management-port 9091 --preference lowest:carbon",
      "  slit serve --clock real --search-budget 10s --state-dir /var/lib/slit",
      "",
      "Exit codes: 0 stopped, 1 failure, 2 bad usage, configuration or input, 3 port or state directory in use."
    })
final class ServeCommand implements Callable<Integer> {
  private final ServerStarter starter;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "print the ports as JSON on standard output")
  private boolean json;

  ServeCommand(ServerStarter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec own = CommandLines.present(spec);
    ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
    SlitApplication app = starter.start(config);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  app.close();
                  stopped.countDown();
                },
                "slit-stop"));
    announce(own, config.listen().host(), app);
    stopped.await();
    return ExitCode.OK;
  }

  private void announce(CommandSpec own, String host, SlitApplication app) {
    PrintWriter err = own.commandLine().getErr();
    err.printf(
        "SLIT listens on http://%s:%d (data) and http://%s:%d (management).%n",
        host, app.port(), host, app.managementPort());
    err.flush();
    if (json) {
      PrintWriter out = own.commandLine().getOut();
      byte[] ports = StatusWriter.ports(app.port(), app.managementPort());
      out.println(new String(ports, StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
