package io.slit.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.ServedScenario;
import io.slit.server.telemetry.ServerMetrics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hot way hands to the network, and when it uses that memory again. */
class HotRouteTest {
  private final Server server = new Server();
  private final List<ByteBuffer> written = new ArrayList<>();
  private final List<Callback> waiting = new ArrayList<>();

  @BeforeEach
  void insert() {
    ServedScenario scenario = TwoSites.scenario();
    PlanBoard board = new PlanBoard(new TestServers.StandingClock());
    board.publish(scenario.compiler().compile(TwoSites.plan()));
    RouteService service = new RouteService(board, scenario, new ServerMetrics());
    HotRoute.insertedAtStart(new Gate(List.of()), service, new HotRoute.Limits(1000))
        .lifeCycleStarting(server);
  }

  private void route(String id, boolean writesAtOnce) throws Exception {
    byte[] body =
        "{\"model\":\"llama-3.1-8b\",\"request_id\":\"%s\"}"
            .formatted(id)
            .getBytes(StandardCharsets.US_ASCII);
    Request request = mock(Request.class);
    when(request.getLength()).thenReturn((long) body.length);
    when(request.getMethod()).thenReturn("POST");
    when(request.getHeaders())
        .thenReturn(HttpFields.build().put("Content-Type", "application/json").asImmutable());
    when(request.getHttpURI()).thenReturn(HttpURI.from("http://x/v1/route"));
    when(request.read()).thenReturn(Content.Chunk.from(ByteBuffer.wrap(body), true));
    Response response = mock(Response.class);
    when(response.getHeaders()).thenReturn(HttpFields.build());
    doAnswer(
            call -> {
              written.add(call.getArgument(1));
              Callback callback = call.getArgument(2);
              if (writesAtOnce) {
                callback.succeeded();
              } else {
                waiting.add(callback);
              }
              return null;
            })
        .when(response)
        .write(anyBoolean(), any(), any());
    Handler hot = server.getHandler();
    assertTrue(hot.handle(request, response, Callback.NOOP));
  }

  private String text(int answer) {
    return StandardCharsets.UTF_8.decode(written.get(answer).slice()).toString();
  }

  @Test
  void anAnswerThatIsStillBeingWrittenIsNotOverwritten() throws Exception {
    route("slow", false);
    String slow = text(0);
    assertTrue(slow.contains("\"request_id\":\"slow\""), slow);
    route("other", true);
    route("third", true);
    assertEquals(slow, text(0));
    waiting.get(0).succeeded();
  }

  @Test
  void theMemoryOfAnAnswerThatIsWrittenIsUsedAgain() throws Exception {
    route("one", true);
    route("two", true);
    assertSame(written.get(0).array(), written.get(1).array());
    assertFalse(text(0).contains("\"one\""), text(0));
    assertTrue(text(1).contains("\"two\""), text(1));
  }
}
