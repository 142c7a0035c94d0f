package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of a server that has answered requests, open in a real browser. */
abstract class OpenDashboard {
  @TempDir static Path stateDir;
  static DashboardPage page;

  /** Starts a server without keys and lets it answer this many requests. */
  static void start(int requests) throws Exception {
    page = DashboardPage.start(stateDir.resolve("open"));
    page.serve(requests);
  }

  @AfterAll
  static void stop() {
    if (page != null) {
      page.close();
    }
  }

  @BeforeEach
  void open() {
    page.open();
  }

  @AfterEach
  void theConsoleStaysEmptyAndNobodyElseIsAsked() {
    assertEquals(List.of(), page.browser().console());
    assertEquals(page.origin(), page.asked());
  }
}
