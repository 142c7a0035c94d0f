package io.slit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** LiteLLM's callback, run by Python against a real server and against dead ones. */
@Timeout(120)
class SlitRouterIT {
  @TempDir private Path stateDir;

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void theCallbackRoutesByTheServerAndDoesNoHarmWithoutIt() throws Exception {
    boolean there = hasPython();
    if (!there) {
      System.err.println("SlitRouterIT is left out: there is no python3.");
    }
    assumeTrue(there, "no python3 here");
    SlitApplication app = TestServers.startReady(stateDir);
    try {
      Process tests =
          new ProcessBuilder(
                  "python3",
                  "-B",
                  "src/test/python/slit_router_test.py",
                  "http://127.0.0.1:" + app.port(),
                  "docs/examples/litellm")
              .redirectErrorStream(true)
              .start();
      String said = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, tests.waitFor(), said);
      System.err.println(said.strip().lines().reduce((first, last) -> last).orElse(""));
    } finally {
      app.close();
    }
  }
}
