package io.slit.server.cli;

import io.slit.server.SlitApplication;
import io.slit.server.config.Resolved;
import io.slit.server.config.ServerConfig;
import io.slit.server.config.Settings;
import io.slit.server.json.StatusWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
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
      "Exit codes: 0 stopped, 1 failure or open requests cut, 2 bad usage, configuration or input, 3 port or state directory in use."
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
    ParseResult parsed = own.commandLine().getParseResult();
    Resolved resolved = ConfigFlags.resolve(parsed);
    ServerConfig config = resolved.config();
    System.setProperty("slit.log.format", resolved.value(Settings.LOG_FORMAT));
    SlitApplication app = starter.start(config);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> stop(app, resolved.value(Settings.DRAIN), stopped), "slit-stop"));
    Thread watch =
        new Thread(
            new ConfigWatch(
                ConfigFlags.file(parsed), resolved, () -> ConfigFlags.resolve(parsed), app),
            "slit-config");
    watch.setDaemon(true);
    watch.start();
    announce(own, config.listen().host(), app);
    stopped.await();
    return ExitCode.OK;
  }

  /** Whoever stops a server by a signal gets 0 if all requests ended in time, else 1. */
  private static void stop(SlitApplication app, Duration longest, CountDownLatch stopped) {
    boolean drained = app.drain(longest);
    app.close();
    stopped.countDown();
    Runtime.getRuntime().halt(drained ? ExitCode.OK : ExitCode.FAILURE);
  }

  private void announce(CommandSpec own, String host, SlitApplication app) {
    String listens =
        "SLIT listens on http://%s:%d (data) and http://%s:%d (management)."
            .formatted(host, app.port(), host, app.managementPort());
    if (System.getProperty("slit.log.format", "text").equals("json")) {
      LoggerFactory.getLogger(ServeCommand.class).info(listens);
    } else {
      PrintWriter err = own.commandLine().getErr();
      err.println(listens);
      err.flush();
    }
    if (json) {
      PrintWriter out = own.commandLine().getOut();
      byte[] ports = StatusWriter.ports(app.port(), app.managementPort());
      out.println(new String(ports, StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
