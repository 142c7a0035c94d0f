package io.slit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slit.server.RealServer;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real gateway with the very configuration that its recipe shows, before a real SLIT process. */
@Timeout(120)
abstract class GatewayRecipe {
  private static final Path RECIPES = Path.of("docs/examples/gateways");
  private static final String QUESTION = "{\"model\":\"llama-3.1-8b\",\"messages\":[]}";

  @TempDir Path directory;
  private NamedUpstream eu;
  private NamedUpstream us;
  private RealServer slit;
  private Process gateway;
  private int port;

  /** Returns the program, and the package that has it. */
  abstract Program program();

  /** Returns what stands in the recipe and is different here. */
  abstract Map<String, String> changes();

  /** Returns the command that runs it in the foreground. */
  abstract List<String> command(Path configuration);

  record Program(Path path, String debianPackage, String recipe) {}

  @BeforeEach
  void start() throws Exception {
    Program program = program();
    boolean there = Files.isExecutable(program.path());
    if (!there) {
      System.err.printf(
          "%s is left out: there is no %s (Debian: apt-get install %s).%n",
          getClass().getSimpleName(), program.path(), program.debianPackage());
    }
    assumeTrue(there, "no " + program.path());
    eu = new NamedUpstream("eu");
    us = new NamedUpstream("us");
    slit = RealServer.start(directory.resolve("state"), eu.port(), us.port());
    TestServers.awaitReady(slit.port());
    port = freePort();
    gateway = start(configuration());
    awaitGateway();
  }

  @AfterEach
  void stop() throws Exception {
    if (gateway != null) {
      gateway.destroy();
      gateway.waitFor();
    }
    if (slit != null) {
      slit.close();
      eu.close();
      us.close();
    }
  }

  /** The recipe, with other addresses and with files below the test's directory. */
  private String configuration() throws IOException {
    Map<String, String> changes = new TreeMap<>();
    changes.put("127.0.0.1:8080", "127.0.0.1:" + slit.port());
    changes.put("127.0.0.1:8001", "127.0.0.1:" + eu.port());
    changes.put("127.0.0.1:8002", "127.0.0.1:" + us.port());
    changes.put("127.0.0.1:8000", "127.0.0.1:" + port);
    changes.putAll(changes());
    String text = Files.readString(RECIPES.resolve(program().recipe()));
    for (Map.Entry<String, String> change : changes.entrySet()) {
      assertTrue(text.contains(change.getKey()), "the recipe has no " + change.getKey());
      text = text.replace(change.getKey(), change.getValue());
    }
    return text;
  }

  private Process start(String configuration) throws IOException {
    Path file = directory.resolve(program().recipe());
    Files.writeString(file, configuration);
    ProcessBuilder builder =
        new ProcessBuilder(command(file))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(directory.resolve("log").toFile()));
    builder.environment().put("HOME", directory.toString());
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitGateway() throws Exception {
    while (true) {
      assertTrue(gateway.isAlive(), () -> log());
      try {
        TestServers.get(port, "/");
        return;
      } catch (ConnectException e) {
        Thread.onSpinWait();
      }
    }
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private HttpResponse<String> ask(String... headers) throws Exception {
    HttpRequest.Builder request =
        TestServers.request(port, "/v1/chat/completions?x=1")
            .version(HttpClient.Version.HTTP_1_1)
            .POST(BodyPublishers.ofString(QUESTION));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return TestServers.send(request);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void requestsGoToTheUpstreamThatSlitNames() throws Exception {
    int[] served = new int[2];
    int failedOpen = 0;
    for (int i = 0; i < 200; i++) {
      HttpResponse<String> answer = ask("x-slit-request-id", "r" + i);
      assertEquals(200, answer.statusCode(), () -> answer.body() + log());
      String target = header(answer, "x-slit-target");
      if (target.isEmpty()) {
        failedOpen++; // on a machine that stood still for longer than the recipe waits
        continue;
      }
      boolean isEu = target.equals(TwoSites.EU);
      assertEquals(
          (isEu ? "eu" : "us") + " POST /v1/chat/completions?x=1 " + QUESTION.length(),
          answer.body());
      NamedUpstream upstream = isEu ? eu : us;
      assertEquals(header(answer, "x-slit-decision-id"), upstream.lastDecision());
      served[isEu ? 0 : 1]++;
    }
    assertTrue(failedOpen < 10, failedOpen + " of 200 were served without SLIT: " + log());
    // the plan has 75 % and 25 %; the draw is a hash of the request's id, so this never changes
    assertTrue(served[0] > 120 && served[1] > 25, served[0] + " and " + served[1]);
  }

  @Test
  void residencyBindsThroughTheGateway() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertTrue(ask("x-slit-residency", "us").body().startsWith("us "));
    }
    HttpResponse<String> refused = ask("x-slit-residency", "mars");
    assertEquals(403, refused.statusCode());
    assertEquals("application/problem+json", header(refused, "Content-Type"), refused.body());
  }

  @Test
  void whatSlitRefusesIsNotSentOnWithoutIt() throws Exception {
    int before = eu.count() + us.count();
    assertEquals(400, ask("x-slit-residency", ",").statusCode());
    assertEquals(404, ask("x-slit-model", "gpt-x").statusCode());
    assertEquals(before, eu.count() + us.count());
  }

  @Test
  void aClientCannotChooseItsUpstream() throws Exception {
    HttpResponse<String> answer =
        ask("x-slit-cluster", "de-h100-llama-3-1-8b", "x-slit-residency", "us");
    assertTrue(answer.body().startsWith("us "), answer.body());
  }

  @Test
  void withoutSlitRequestsAreServedAndResidencyStillBinds() throws Exception {
    assertEquals(200, ask().statusCode());
    slit.kill();
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> answer = ask();
      assertEquals(200, answer.statusCode(), () -> answer.body() + log());
      assertEquals("without-slit", header(answer, "x-slit-mode"));
      assertTrue(ask("x-slit-residency", "us").body().startsWith("us "));
    }
    assertEquals(403, ask("x-slit-residency", "mars").statusCode());
    assertTrue(eu.count() > 0 && us.count() > 0, "both serve without SLIT");
  }
}
