package io.slit.core.simulation.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.simulation.Arrival;
import io.slit.core.simulation.RequestSource;
import io.slit.core.simulation.requests.RenewalSource.Kind;
import io.slit.core.simulation.requests.RenewalSource.Stream;
import io.slit.core.simulation.requests.RenewalSource.Window;
import io.slit.core.simulation.requests.TokenCounts.Pair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalSourceTest {
  private static final TokenCounts TOKENS =
      TokenCounts.of(List.of(new Pair(100, 10), new Pair(300, 30)));

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 2.5})
  void gapsHaveTheRateAndTheBurstinessOfTheirWindow(double variation) {
    List<Stream> streams =
        List.of(new Stream(List.of(new Window(20, variation)), List.of(new Kind(0, 1, TOKENS))));
    RenewalSource source = new RenewalSource(20_000, streams, 5);
    Arrival arrival = new Arrival();
    int count = 0;
    double last = 0;
    double sum = 0;
    double squares = 0;
    while (source.next(arrival)) {
      double gap = arrival.atSeconds() - last;
      last = arrival.atSeconds();
      sum += gap;
      squares += gap * gap;
      count++;
    }
    double mean = sum / count;
    assertEquals(0.05, mean, 0.05 * 0.02);
    assertEquals(
        variation, Math.sqrt(squares / count - mean * mean) / mean, 0.02 + 0.02 * variation);
  }

  @Test
  void aWindowHasItsRateAndAStreamItsShares() {
    Stream one =
        new Stream(
            List.of(new Window(10, 1), new Window(0, 1), new Window(40, 1)),
            List.of(new Kind(0, 0.25, TOKENS), new Kind(1, 0.75, TOKENS)));
    Stream two = new Stream(List.of(new Window(5, 2)), List.of(new Kind(2, 1, TOKENS)));
    RenewalSource source = new RenewalSource(1000, List.of(one, two), 1);
    Arrival arrival = new Arrival();
    int[] byWindow = new int[3];
    int[] byClass = new int[3];
    double last = 0;
    while (source.next(arrival)) {
      assertTrue(arrival.atSeconds() >= last);
      last = arrival.atSeconds();
      byClass[arrival.classIndex()]++;
      if (arrival.classIndex() < 2) {
        byWindow[(int) (last / 1000)]++;
      }
    }
    assertEquals(10_000, byWindow[0], 400);
    assertEquals(0, byWindow[1]);
    assertEquals(40_000, byWindow[2], 800);
    assertEquals(3.0, (double) byClass[1] / byClass[0], 0.1);
    assertEquals(5000, byClass[2], 500);
  }

  @Test
  void theSameSeedGivesTheSameRequests() {
    List<Stream> streams =
        List.of(new Stream(List.of(new Window(20, 2)), List.of(new Kind(0, 1, TOKENS))));
    assertEquals(
        drain(new RenewalSource(100, streams, 3)), drain(new RenewalSource(100, streams, 3)));
    assertFalse(
        drain(new RenewalSource(100, streams, 3))
            .equals(drain(new RenewalSource(100, streams, 4))));
  }

  @Test
  void aTraceIsReplayedAsItIs() {
    List<TraceSource.Recorded> trace = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      trace.add(new TraceSource.Recorded(i * i, 0, i + 1, i + 2));
    }
    List<List<Double>> replayed = drain(new TraceSource(trace, 1, 49 * 49 + 1, 9));
    assertEquals(50, replayed.size());
    for (int i = 0; i < 50; i++) {
      assertEquals(List.of((double) i * i, i + 1.0, i + 2.0), replayed.get(i));
    }
  }

  @Test
  void aTraceIsThinnedOrLaidOverItself() {
    List<TraceSource.Recorded> trace = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      trace.add(new TraceSource.Recorded(i, 0, 10, 10));
    }
    assertEquals(3000, drain(new TraceSource(trace, 0.3, 10_000, 1)).size(), 150);
    assertEquals(25_000, drain(new TraceSource(trace, 2.5, 10_000, 1)).size(), 300);
  }

  private static List<List<Double>> drain(RequestSource source) {
    List<List<Double>> all = new ArrayList<>();
    Arrival arrival = new Arrival();
    while (source.next(arrival)) {
      all.add(
          List.of(
              arrival.atSeconds(),
              (double) arrival.inputTokens(),
              (double) arrival.outputTokens()));
    }
    return all;
  }
}
