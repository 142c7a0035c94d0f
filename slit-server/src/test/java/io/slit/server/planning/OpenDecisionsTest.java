package io.slit.server.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.routing.DecisionId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenDecisionsTest {
  private static final int PLACES = 1 << 16;

  private long nanos;
  private final OpenDecisions open = new OpenDecisions(2, () -> nanos);

  private static DecisionId id(long request, int deployment) {
    return new DecisionId(7, request, 0, deployment);
  }

  @Test
  void countsWhatIsOpenByDeployment() {
    open.decided(id(1, 0));
    open.decided(id(2, 0));
    open.decided(id(3, 1));
    assertEquals(2, open.inFlight(0));
    assertEquals(OptionalInt.of(2), open.ended(id(2, 0)));
    assertEquals(OptionalInt.of(1), open.ended(id(1, 0)));
    assertEquals(OptionalInt.of(1), open.ended(id(3, 1)));
    assertEquals(0, open.inFlight(0));
    assertEquals(0, open.inFlight(1));
  }

  @Test
  void anEndCountsOnce() {
    open.decided(id(1, 0));
    open.ended(id(1, 0));
    assertEquals(OptionalInt.empty(), open.ended(id(1, 0)));
    assertEquals(0, open.inFlight(0));
  }

  @Test
  void anUnknownDecisionEndsNothing() {
    open.decided(id(1, 0));
    assertEquals(OptionalInt.empty(), open.ended(id(9, 0)));
    assertEquals(OptionalInt.empty(), open.ended(new DecisionId(8, 1, 0, 0)));
    assertEquals(1, open.inFlight(0));
  }

  @Test
  void countsThousandsAtOnceExactly() {
    List<DecisionId> all = new Random(11).longs(5000).mapToObj(request -> id(request, 0)).toList();
    all.forEach(open::decided);
    assertEquals(5000, open.inFlight(0));
    all.forEach(one -> assertTrue(open.ended(one).isPresent()));
    assertEquals(0, open.inFlight(0));
  }

  /** What is forgotten is found by sweeping: each decision looks at one other place. */
  @Test
  void whatNeverEndsIsForgottenAfterFifteenMinutes() {
    IntStream.range(0, 1000).forEach(i -> open.decided(id(i, 0)));
    nanos += Duration.ofMinutes(16).toNanos();
    Random random = new Random(4);
    for (int i = 0; i < 20 * PLACES; i++) {
      DecisionId one = id(random.nextLong(), 1);
      open.decided(one);
      open.ended(one);
    }
    assertEquals(0, open.inFlight(0));
    assertEquals(0, open.inFlight(1));
  }

  @Test
  void countsWhatThisServerSentByItself() {
    open.decided(id(1, 0));
    open.sent(id(2, 0));
    open.sent(id(3, 1));
    assertEquals(2, open.inFlight(0));
    assertEquals(1, open.sentTo(0));
    assertEquals(1, open.sentTo(1));
    open.ended(id(1, 0));
    assertEquals(1, open.sentTo(0));
    open.ended(id(2, 0));
    open.ended(id(2, 0));
    assertEquals(0, open.sentTo(0));
    assertEquals(0, open.inFlight(0));
  }

  /** A decision that takes the place of another takes it out of the count. */
  @Test
  void neverCountsMoreThanThereArePlaces() {
    IntStream.range(0, 3 * PLACES).forEach(i -> open.decided(id(i, 0)));
    assertTrue(open.inFlight(0) <= PLACES, "" + open.inFlight(0));
    assertTrue(open.inFlight(0) > PLACES / 2, "" + open.inFlight(0));
  }

  @Test
  void severalThreadsLeaveNothingBehind() throws Exception {
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      int mine = t;
      threads[t] =
          new Thread(
              () -> {
                Deque<DecisionId> waiting = new ArrayDeque<>();
                for (int i = 0; i < 20_000; i++) {
                  DecisionId one = id((long) mine << 40 | i, i % 2);
                  open.decided(one);
                  waiting.add(one);
                  if (waiting.size() > 10) {
                    open.ended(waiting.remove());
                  }
                }
                waiting.forEach(open::ended);
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, open.inFlight(0));
    assertEquals(0, open.inFlight(1));
  }
}
