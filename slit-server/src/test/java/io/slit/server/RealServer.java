package io.slit.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A server over {@link TwoSites} as a process of its own, which can be killed. */
public final class RealServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
  private final int port;
  private final int managementPort;

  private RealServer(Process process) throws IOException {
    this.process = process;
    Thread reader = new Thread(this::readErrors, "errors of " + process.pid());
    reader.setDaemon(true);
    reader.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null) {
      throw new IOException("The server did not start: " + errors());
    }
    JsonNode ports = JSON.readTree(line);
    this.port = ports.get("port").intValue();
    this.managementPort = ports.get("management_port").intValue();
  }

  /** Starts a server; it may have no plan yet. */
  public static RealServer start(Path stateDir, String... more) throws IOException {
    return start(TwoSitesServer.class, Map.of(), stateDir, more);
  }

  /** Starts a server whose endpoints are these ports of this machine. */
  public static RealServer start(Path stateDir, int euPort, int usPort, String... more)
      throws IOException {
    Map<String, String> endpoints =
        Map.of(
            TwoSitesServer.EU_ENDPOINT, "http://127.0.0.1:%d/v1".formatted(euPort),
            TwoSitesServer.US_ENDPOINT, "http://127.0.0.1:%d/v1".formatted(usPort));
    return start(TwoSitesServer.class, endpoints, stateDir, more);
  }

  /** Starts a server by another main class. */
  public static RealServer start(
      Class<?> main, Map<String, String> environment, Path stateDir, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "serve",
                "--json",
                "--state-dir",
                stateDir.toString()));
    command.addAll(List.of(more));
    if (!command.contains("--port")) {
      command.addAll(List.of("--port", "0"));
    }
    if (!command.contains("--management-port")) {
      command.addAll(List.of("--management-port", "0"));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new RealServer(builder.start());
  }

  private void readErrors() {
    process.errorReader(StandardCharsets.UTF_8).lines().forEach(errors::add);
  }

  /** Returns what it wrote to standard error so far. */
  public String errors() {
    return errors.stream().collect(Collectors.joining("\n"));
  }

  /** Returns its data port. */
  public int port() {
    return port;
  }

  /** Returns its management port. */
  public int managementPort() {
    return managementPort;
  }

  /** Kills it at once, as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
