package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.ServedScenario;
import io.slit.server.telemetry.ServerMetrics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A decision in process, without a socket: body in, body out. */
class RouteServiceSpeedIT {
  private static final int CALLS = 200_000;
  private static final int ROUNDS = 5;
  private static final double MOST_MICROS = 50;

  @Test
  void decidesInLessThanFiftyMicrosecondsInNinetyNineOfAHundredCalls() {
    ServedScenario scenario = TwoSites.scenario();
    PlanBoard board = new PlanBoard(new TestServers.StandingClock());
    board.publish(scenario.compiler().compile(TwoSites.plan()));
    RouteService service = new RouteService(board, scenario, new ServerMetrics());
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round <= ROUNDS; round++) {
      double[] micros = round(service);
      System.err.printf(
          "in-process decision, round %d: p50 %.1f us, p99 %.1f us%n", round, micros[0], micros[1]);
      best = round == 0 ? best : Math.min(best, micros[1]); // the first round warms up
    }
    assertTrue(best < MOST_MICROS, "p99 was " + best + " us");
  }

  private static double[] round(RouteService service) {
    long[] nanos = new long[CALLS];
    for (int i = 0; i < CALLS; i++) {
      byte[] body = body(i);
      long began = System.nanoTime();
      Answer answer = service.route(body);
      nanos[i] = System.nanoTime() - began;
      assertTrue(answer.status() == 200);
    }
    Arrays.sort(nanos);
    return new double[] {nanos[CALLS / 2] / 1000.0, nanos[CALLS / 100 * 99] / 1000.0};
  }

  private static byte[] body(int i) {
    String constraints = i % 4 == 0 ? ",\"constraints\":{\"residency\":[\"eu\"]}" : "";
    String session = i % 3 == 0 ? ",\"session_id\":\"s-" + i % 1000 + "\"" : "";
    return ("{\"request_id\":\"r-%d\",\"model\":\"llama-3.1-8b\",\"input_tokens\":500,"
            + "\"max_output_tokens\":200,\"origin\":\"DE\",\"task\":\"chat\"%s%s}")
        .formatted(i, constraints, session)
        .getBytes(StandardCharsets.UTF_8);
  }
}
