package io.slit.server.telemetry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.server.files.DurableFiles;
import io.slit.server.storage.OutcomeLog;
import io.slit.server.storage.OutcomeStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that die in the middle of flushing, without any of their own cleaning up. */
class FlushKillIT {
  private static final int DIED = 137;

  @TempDir private Path state;

  /** Flushes, and dies before the file operation of a number, as of {@code kill -9}. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      int last = Integer.parseInt(args[1]);
      int[] steps = {0};
      DurableFiles files =
          new DurableFiles(
              () -> {
                if (steps[0]++ == last) {
                  Runtime.getRuntime().halt(DIED);
                }
              });
      Path state = Path.of(args[0]);
      try (OutcomeStore store = OutcomeStore.open(state);
          OutcomeLog log = store.log()) {
        new Flusher(log, TelemetryStore.of(state, files), Telemetry.describer()).flush();
      }
    }
  }

  @Test
  void everyOutcomeArrivesOnce() throws Exception {
    Telemetry.report(state, 0, 50);
    for (int step : new int[] {0, 5, 9, 14, 22}) {
      Process child =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Child.class.getName(),
                  state.toString(),
                  Integer.toString(step))
              .inheritIO()
              .start();
      assertEquals(DIED, child.waitFor(), "step " + step);
    }
    try (OutcomeStore store = OutcomeStore.open(state);
        OutcomeLog log = store.log()) {
      new Flusher(log, TelemetryStore.of(state), Telemetry.describer()).flush();
    }
    assertEquals(
        List.of(List.of("50", "50")),
        Telemetry.query(state, "select count(*), count(distinct decision_id) from %s"));
  }
}
