package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.planning.PlanBoard;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream of plans to clients that read, and to some that do not. */
@Timeout(30)
class PlanStreamTest {
  private final PlanBoard board = new PlanBoard(new TestServers.StandingClock());
  private final PlanService plans = new PlanService(board, TwoSites::plan, TwoSites.scenario());
  private final PlanStream stream =
      new PlanStream(
          plans, new PlanStream.Limits(2, Duration.ofMillis(20), Duration.ofMillis(200)));

  @AfterEach
  void close() {
    stream.close();
  }

  private void publish(String id) {
    board.publish(TwoSites.scenario().compiler().compile(TwoSites.plan(id)));
  }

  /** A client whose writes are taken when the test says so. */
  private static final class Listener {
    private final BlockingQueue<Callback> writes = new LinkedBlockingQueue<>();
    private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    Response response() {
      return (Response)
          Proxy.newProxyInstance(
              Response.class.getClassLoader(),
              new Class<?>[] {Response.class},
              (proxy, method, args) -> {
                if (method.getName().equals("write")) {
                  texts.add(StandardCharsets.UTF_8.decode((ByteBuffer) args[1]).toString());
                  if ((boolean) args[0]) {
                    ((Callback) args[2]).succeeded();
                  } else {
                    writes.add((Callback) args[2]);
                  }
                }
                return null;
              });
    }

    Callback callback() {
      return Callback.from(() -> ends.add("ended"), failure -> ends.add("dropped"));
    }

    void take() throws InterruptedException {
      Callback write = writes.poll(10, TimeUnit.SECONDS);
      assertTrue(write != null, "nothing was sent");
      write.succeeded();
    }

    long plans() {
      return List.copyOf(texts).stream().filter(text -> text.contains("event: plan")).count();
    }
  }

  @Test
  void aClientThatDoesNotReadIsDroppedAndOthersAreNot() throws Exception {
    publish("a");
    stream.start();
    Listener reads = new Listener();
    Listener stuck = new Listener();
    stream.join(reads.response(), reads.callback(), null);
    stream.join(stuck.response(), stuck.callback(), null);
    assertFalse(stream.hasRoom());
    while (stuck.ends.isEmpty()) {
      Callback write = reads.writes.poll(1, TimeUnit.MILLISECONDS);
      if (write != null) {
        write.succeeded();
      }
    }
    assertEquals("dropped", stuck.ends.take());
    assertTrue(reads.ends.isEmpty());
    assertEquals(1, stream.clients());
    assertTrue(stream.hasRoom());
    assertTrue(reads.texts.contains(": heartbeat\n\n"));
  }

  @Test
  void aClientThatIsBehindGetsTheNewestPlanNext() throws Exception {
    publish("a");
    Listener slow = new Listener();
    stream.join(slow.response(), slow.callback(), null);
    stream.start();
    publish("b");
    publish("c");
    while (stream.clients() == 1 && slow.plans() < 2) {
      slow.take();
    }
    List<String> sent = slow.texts.stream().filter(text -> text.contains("event: plan")).toList();
    assertTrue(sent.get(0).contains("\"id\":\"a\""), sent.get(0));
    assertTrue(sent.get(sent.size() - 1).matches("(?s).*\"id\":\"[bc]\".*"), sent.toString());
    while (!slow.texts.get(slow.texts.size() - 1).contains("heartbeat")) {
      slow.take();
    }
    assertTrue(
        slow.texts.stream().anyMatch(text -> text.contains("\"id\":\"c\"")), "the newest came");
  }

  @Test
  void closingEndsEveryStream() throws Exception {
    publish("a");
    stream.start();
    Listener one = new Listener();
    stream.join(one.response(), one.callback(), null);
    stream.close();
    assertEquals("ended", one.ends.take());
    assertFalse(stream.hasRoom());
  }
}
