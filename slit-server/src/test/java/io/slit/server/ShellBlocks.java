package io.slit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the curl lines of a document's {@code sh} blocks, as a reader would who pastes them. */
public final class ShellBlocks {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern CURL = Pattern.compile("(\\w+=\\$\\()?curl\\s");

  /** A call of curl: its exit code, 22 where the answer was no success, and its arguments. */
  public record Call(int code, String arguments) {
    private static final int READER_HAD_ENOUGH = 23;

    /** Tells whether the answer was a success; who reads it by {@code head} may close early. */
    public boolean succeeded() {
      return code == 0 || code == READER_HAD_ENOUGH;
    }
  }

  private final Path work;
  private final int port;
  private final int managementPort;

  /** Runs lines in a directory against a server on these ports. */
  public ShellBlocks(Path work, int port, int managementPort) {
    this.work = work;
    this.port = port;
    this.managementPort = managementPort;
  }

  /** Returns the calls that the blocks of a text made. */
  public List<Call> run(String markdown) throws Exception {
    List<Call> calls = new ArrayList<>();
    Matcher block = BLOCK.matcher(markdown);
    while (block.find()) {
      String script = curlLines(block.group(1));
      if (!script.isEmpty()) {
        calls.addAll(runScript(onPorts(script)));
      }
    }
    return calls;
  }

  /** Returns the commands of a block that call curl, each with the lines that continue it. */
  private static String curlLines(String block) {
    StringBuilder lines = new StringBuilder();
    for (String command : block.split("(?<!\\\\)\\n", -1)) {
      if (CURL.matcher(command).lookingAt()) {
        lines.append(command).append('\n');
      }
    }
    return lines.toString();
  }

  private String onPorts(String script) {
    return script.replace(":8080/", ":" + port + "/").replace(":9090/", ":" + managementPort + "/");
  }

  private List<Call> runScript(String script) throws Exception {
    Path log = Files.createTempFile(work, "calls", ".txt");
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script).directory(work.toFile());
    shell.environment().merge("PATH", shim(log) + ":", (path, first) -> first + path);
    shell.redirectErrorStream(true).redirectOutput(work.resolve("shell.out").toFile());
    Process process = shell.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + script);
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(script + "\n" + Files.readString(work.resolve("shell.out")));
    }
    return Files.readAllLines(log).stream().map(ShellBlocks::call).toList();
  }

  private static Call call(String line) {
    int space = line.indexOf(' ');
    return new Call(Integer.parseInt(line.substring(0, space)), line.substring(space + 1));
  }

  /** Puts before the real curl one that fails for an answer of 400 or more, and keeps book. */
  private Path shim(Path log) throws IOException {
    Path directory = Files.createDirectories(work.resolve("shim"));
    Path curl = directory.resolve("curl");
    Files.writeString(
        curl,
        """
        #!/bin/sh
        %s -f --max-time 20 "$@"
        code=$?
        echo "$code $(echo "$*" | tr '\\n' ' ')" >>%s
        exit $code
        """
            .formatted(realCurl(), log));
    if (!curl.toFile().setExecutable(true)) {
      throw new IOException("The file system keeps no executables: " + curl);
    }
    return directory;
  }

  /** Tells whether this machine has curl. */
  public static boolean isPossible() {
    return realCurl() != null;
  }

  private static Path realCurl() {
    for (String directory : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(directory, "curl"))) {
        return Path.of(directory, "curl");
      }
    }
    return null;
  }
}
