package io.slit.server.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own: it prints its port, and stops when its input ends. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern COMPILER = Pattern.compile("C[12] Comp");

  private final Process process;
  private final BufferedReader out;
  private final int port;

  private ServerProcess(Process process, BufferedReader out, int port) {
    this.process = process;
    this.out = out;
    this.port = port;
  }

  /**
   * Starts this program with other arguments.
   *
   * @param mainClass of the program
   * @param arguments of the command line
   * @throws IllegalStateException if it does not start
   */
  public static ServerProcess start(Class<?> mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC"); // as the program is started, and the same for all
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass.getName());
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
      String line = out.readLine();
      if (line == null) {
        throw new IllegalStateException(
            "A server did not start; its process ended. Try: %s"
                .formatted(String.join(" ", command)));
      }
      return new ServerProcess(process, out, Integer.parseInt(line.strip()));
    } catch (IOException e) {
      throw new IllegalStateException("A server could not be started.", e);
    }
  }

  /** Returns the port it listens on. */
  int port() {
    return port;
  }

  /** Writes a line to its input and returns the number it answers. */
  long ask(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
      String answer = out.readLine();
      if (answer == null) {
        throw new IllegalStateException("The server has ended.");
      }
      return Long.parseLong(answer.strip());
    } catch (IOException e) {
      throw new IllegalStateException("The server does not answer.", e);
    }
  }

  /** Returns the CPU time of all its threads so far, to about 10 ms. */
  long cpuNanos() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(
            () -> new IllegalStateException("This system does not tell CPU times of processes."))
        .toNanos();
  }

  /** Returns the CPU time of its compiler threads so far; 0 where the system does not tell. */
  long compilerNanos() {
    Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    long nanos = 0;
    try (Stream<Path> threads = Files.list(tasks)) {
      for (Path one : threads.toList()) {
        nanos += compilerNanos(one);
      }
      return nanos;
    } catch (IOException e) {
      return 0; // no such system
    }
  }

  private static long compilerNanos(Path thread) {
    try {
      return COMPILER.matcher(Files.readString(thread.resolve("comm"))).lookingAt()
          ? Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", 2)[0])
          : 0;
    } catch (IOException e) {
      return 0; // it has ended
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
