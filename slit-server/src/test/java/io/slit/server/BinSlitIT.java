package io.slit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/slit} in a shell that sees a few tools only: what it says when something is missing,
 * and that its standard output carries results only.
 */
@Timeout(90)
class BinSlitIT {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "sed",
          "readlink",
          "dirname",
          "find",
          "head",
          "cat",
          "mkdir",
          "rm",
          "mv",
          "touch",
          "date",
          "sleep");

  @TempDir private Path work;
  private Path tools;
  private Path script;
  private final List<Process> started = new ArrayList<>();

  /** What a run of the script did. */
  private record Run(int code, String out, String err) {}

  /** A home that is built, and a script that finds Java where the environment says only. */
  @BeforeEach
  void layOut() throws Exception {
    assumeTrue(Files.exists(MODULE.resolve("target/slit.jar")), "not packaged yet");
    tools = Files.createDirectory(work.resolve("tools"));
    for (String tool : TOOLS) {
      Path found = which(tool);
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
    Path bin = Files.createDirectories(work.resolve("home/slit-server/bin"));
    Files.createSymbolicLink(bin.resolveSibling("target"), MODULE.resolve("target"));
    script = bin.resolve("slit");
    String text = Files.readString(MODULE.resolve("bin/slit"));
    assertTrue(text.contains("/usr/lib/jvm/*/bin/java"));
    Files.writeString(
        script,
        text.replace("/usr/lib/jvm/*", work + "/none/*")
            .replace("/Library/Java/", work + "/none/"));
    assertTrue(script.toFile().setExecutable(true));
  }

  @AfterEach
  void stop() throws IOException {
    started.forEach(Process::destroyForcibly);
    for (String tool : TOOLS) {
      Files.delete(tools.resolve(tool));
    }
    Files.deleteIfExists(script.getParent().resolveSibling("target"));
  }

  private static Path which(String tool) {
    for (String directory : System.getenv("PATH").split(":", -1)) {
      Path path = Path.of(directory, tool);
      if (Files.isExecutable(path)) {
        return path;
      }
    }
    throw new AssertionError("There is no " + tool + " on the PATH.");
  }

  private Process start(Path command, Map<String, String> environment, String... args)
      throws IOException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(line).directory(work.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(environment);
    builder.redirectError(work.resolve("err").toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Run run(Path command, Map<String, String> environment, String... args) throws Exception {
    Process process = start(command, environment, args);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Run(process.exitValue(), out, Files.readString(work.resolve("err")));
  }

  private static Map<String, String> realJava() {
    return Map.of("SLIT_JAVA", JAVA.toString());
  }

  /** Writes a java that reports a version, and nothing else. */
  private Path fakeJava(String version) throws IOException {
    Path bin = Files.createDirectories(work.resolve("jdk-" + version + "/bin"));
    Path java = bin.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    assertTrue(java.toFile().setExecutable(true));
    return java;
  }

  @Test
  void saysWhatIsMissingWhereThereIsNoJava() throws Exception {
    Run run = run(script, Map.of(), "--version");
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains("needs a Java of version 17 or later"), run.err());
    assertTrue(run.err().contains("no java is on the PATH"), run.err());
    assertTrue(run.err().contains("SLIT_JAVA"), run.err());
  }

  @Test
  void namesTheJavasThatAreTooOld() throws Exception {
    Path eleven = fakeJava("11.0.2");
    Path eight = fakeJava("1.8.0_292");
    Run run =
        run(
            script,
            Map.of(
                "SLIT_JAVA", eleven.toString(),
                "JAVA_HOME", eight.getParent().getParent().toString()),
            "--version");
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(eleven + ": Java 11"), run.err());
    assertTrue(run.err().contains(eight + ": Java 8"), run.err());
  }

  @Test
  void namesAJavaThatIsNotThere() throws Exception {
    Run run = run(script, Map.of("SLIT_JAVA", work + "/nowhere/java"), "--version");
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(work + "/nowhere/java: no executable"), run.err());
  }

  @Test
  void takesTheNextJavaWhereTheFirstIsTooOld() throws Exception {
    Run run =
        run(
            script,
            Map.of(
                "SLIT_JAVA", fakeJava("11.0.2").toString(),
                "JAVA_HOME", System.getProperty("java.home")),
            "--version");
    assertEquals(0, run.code(), run.err());
    assertEquals("slit 0.1.0\n", run.out());
  }

  @Test
  void saysWhatIsMissingWhereItCannotBuild() throws Exception {
    Files.delete(script.getParent().resolveSibling("target"));
    Run run = run(script, realJava(), "--version");
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains("Maven (mvn) is not on the PATH"), run.err());
    assertFalse(Files.exists(work.resolve("home/.slit/build.lock")), "no lock may stay behind");
  }

  @Test
  void runsThroughSymbolicLinks() throws Exception {
    Path far = Files.createDirectories(work.resolve("usr/local/bin"));
    Path absolute = Files.createSymbolicLink(far.resolve("slit"), script);
    Path relative = Files.createSymbolicLink(work.resolve("here"), Path.of("usr/local/bin/slit"));
    for (Path link : List.of(absolute, relative)) {
      Run run = run(link, realJava(), "--version");
      assertEquals(0, run.code(), run.err());
      assertEquals("slit 0.1.0\n", run.out());
      assertEquals("", run.err());
    }
  }

  @Test
  void handsOnArgumentsOptionsAndExitCodes() throws Exception {
    Run run =
        run(
            script,
            Map.of("SLIT_JAVA", JAVA.toString(), "SLIT_JAVA_OPTIONS", "-Xmx64m -Dfile=x"),
            "explore",
            "--at",
            "a  b*");
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains("a  b*"), run.err());
  }

  @Test
  void servesAndPrintsNothingButThePorts() throws Exception {
    Path stateDir = Worldwide.trained(work.resolve("state"));
    Process server =
        start(
            script,
            realJava(),
            "serve",
            "--json",
            "--port=0",
            "--management-port=0",
            "--search-budget=100",
            "--scenario=" + Worldwide.SCENARIO,
            "--state-dir=" + stateDir);
    var reader = server.inputReader(StandardCharsets.UTF_8);
    JsonNode ports = new ObjectMapper().readTree(String.valueOf(reader.readLine()));
    TestServers.awaitReady(ports.get("port").intValue());
    server.toHandle().destroy(); // SIGTERM; the process itself would close its streams besides
    assertTrue(server.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, server.exitValue());
    assertEquals(null, reader.readLine(), "logs are no results");
    String err = Files.readString(work.resolve("err"));
    assertTrue(err.contains("listens on") && err.contains(" INFO "), err);
  }
}
