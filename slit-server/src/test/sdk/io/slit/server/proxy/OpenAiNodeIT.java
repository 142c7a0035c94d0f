package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenAI's client for Node through the proxy; installed by npm, as the lock file says. */
class OpenAiNodeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCES = Path.of("src/test/node");
  private static final Path HOME = Path.of("target/node");

  private static Process node;
  private static BufferedWriter in;
  private static BufferedReader out;

  @TempDir private Path stateDir;

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(HOME);
    for (String file : List.of("package.json", "package-lock.json", "calls.mjs")) {
      Files.write(HOME.resolve(file), Files.readAllBytes(SOURCES.resolve(file)));
    }
    Process npm = start("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    npm.getOutputStream().close();
    byte[] said = npm.getInputStream().readAllBytes();
    assertEquals(0, npm.waitFor(), new String(said, StandardCharsets.UTF_8));
    node = start("node", "calls.mjs");
    in = node.outputWriter(StandardCharsets.UTF_8);
    out = node.inputReader(StandardCharsets.UTF_8);
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(HOME.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (node != null) {
      in.close();
      node.waitFor(5, TimeUnit.SECONDS);
      node.destroyForcibly();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.slit.server.proxy.SdkCases#all")
  @Timeout(value = 40, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void passes(SdkCase one) throws Exception {
    SdkRun.run(one, stateDir, OpenAiNodeIT::call);
  }

  private static String call(String name, String baseUrl) throws IOException {
    Map<String, String> line = Map.of("call", name, "base_url", baseUrl, "key", SdkCases.KEY);
    in.write(JSON.writeValueAsString(line));
    in.newLine();
    in.flush();
    String answer = out.readLine();
    assertNotNull(answer, "node has ended");
    return JSON.readTree(answer).get("seen").asText();
  }
}
