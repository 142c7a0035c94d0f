package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.TwoSites;
import io.slit.server.proxy.StubUpstream.Behaviour;
import io.slit.server.proxy.StubUpstream.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What every client is put through. */
final class SdkCases {
  /** The key that all clients call with. */
  static final String KEY = "callers-key";

  private static final Map<String, String> IMPATIENT =
      Map.of("upstream_first_byte", "300ms", "upstream_idle", "300ms");
  private static final String TEXT = SdkAnswers.TEXT;
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";

  private SdkCases() {}

  static List<SdkCase> all() {
    return Stream.of(whole(), routed(), failing(), streamed(), breaking(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static Behaviour says(String answer) {
    return call -> call.whole(200, JSON, answer);
  }

  private static Behaviour streams(List<String> events) {
    return call -> call.stream(StubUpstream.pieces(events), 0);
  }

  private static Behaviour refuses(int status, String body) {
    return call -> call.whole(status, JSON, body);
  }

  private static Behaviour limits() {
    return call -> {
      call.response().getHeaders().put("retry-after", "7");
      call.whole(429, JSON, SdkAnswers.BUSY);
    };
  }

  /** Whichever deployment is asked first fails, all later requests go well. */
  private static Behaviour first(Behaviour failing, Behaviour then) {
    AtomicInteger asked = new AtomicInteger();
    return call -> (asked.getAndIncrement() == 0 ? failing : then).answer(call);
  }

  private static List<Call> calls(ProxyServer server) {
    List<Call> all = new ArrayList<>(server.eu.calls());
    all.addAll(server.us.calls());
    return all;
  }

  private static Consumer<ProxyServer> asked(int times) {
    return server -> assertEquals(times, calls(server).size(), "requests to deployments");
  }

  private static Consumer<ProxyServer> sent(String... parts) {
    return server -> {
      Call only = calls(server).get(0);
      for (String part : parts) {
        assertTrue(only.body().contains(part), part + " in " + only.body());
      }
      assertTrue(only.body().contains("\"meta-llama/Llama-3.1-8B-Instruct\""), only.body());
      assertFalse(only.headers().asString().contains(KEY), "the caller's key has left");
    };
  }

  private static List<SdkCase> whole() {
    return List.of(
        SdkCase.of("text", "chat", says(SdkAnswers.CHAT), TEXT + "|stop")
            .then(sent("Say: Héllo 世界")),
        SdkCase.of("parameters", "parameters", says(SdkAnswers.CHAT), TEXT + "|stop")
            .then(
                sent(
                    "\"frequency_penalty\":0.25",
                    "\"top_p\":0.5",
                    "\"stop\":",
                    "\"vendor_option\":",
                    "\"safety_identifier\":")),
        SdkCase.of("tools", "tools", says(SdkAnswers.TOOL_CALL), "weather({\"city\":\"Köln\"})")
            .then(sent("\"tools\":[", "\"weather\"")),
        SdkCase.of("result of a tool", "toolResult", says(SdkAnswers.CHAT), TEXT + "|stop")
            .then(sent("\"tool_call_id\":\"call_1\"", "18 °C")),
        SdkCase.of("JSON mode", "json", says(SdkAnswers.JSON), "Köln")
            .then(sent("\"json_object\"")),
        SdkCase.of("JSON schema", "schema", says(SdkAnswers.JSON), "Köln")
            .then(sent("\"json_schema\"", "\"place\"")),
        SdkCase.of("several choices", "choices", says(SdkAnswers.THREE), "0a1b2c")
            .then(sent("\"n\":3")),
        SdkCase.of("log probabilities", "logprobs", says(SdkAnswers.LOGPROBS), "Hi:-0.25"),
        SdkCase.of("usage", "usage", says(SdkAnswers.CHAT), "11+3=14"),
        SdkCase.of("many at once", "parallel", says(SdkAnswers.CHAT), "20").then(asked(20)));
  }

  private static List<SdkCase> routed() {
    return List.of(
        SdkCase.of("headers of the answer", "headers", says(SdkAnswers.CHAT), "plan|1|48|true"),
        SdkCase.of("residency", "inUs", says(SdkAnswers.CHAT), TwoSites.US),
        SdkCase.of("session", "session", says(SdkAnswers.CHAT), "1").then(asked(6)),
        SdkCase.of(
                "no deployment allowed",
                "nowhere",
                says(SdkAnswers.CHAT),
                error(422, "no_feasible_target"))
            .then(asked(0)),
        SdkCase.of(
                "unknown model",
                "unknownModel",
                says(SdkAnswers.CHAT),
                error(404, "model_not_found"))
            .then(asked(0)),
        SdkCase.of("a known key", "chat", says(SdkAnswers.CHAT), TEXT + "|stop")
            .with(Map.of("api_keys", "route:" + hash(KEY))),
        SdkCase.of("an unknown key", "chat", says(SdkAnswers.CHAT), error(401, "unauthorized"))
            .with(Map.of("api_keys", "route:" + hash("another key")))
            .then(asked(0)),
        SdkCase.of("the caller gives up", "giveUp", call -> {}, "gave up")
            .then(SdkCases::isCancelled));
  }

  private static String error(int status, String code) {
    return "error " + status + " " + code;
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void isCancelled(ProxyServer server) {
    StubUpstream asked = server.eu.calls().isEmpty() ? server.us : server.eu;
    try {
      assertTrue(asked.awaitCancelled(5), "the deployment still works for nobody");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<SdkCase> failing() {
    Behaviour well = says(SdkAnswers.CHAT);
    String fine = TEXT + "|stop";
    return List.of(
        SdkCase.of("one answers 500", "chat", first(refuses(500, SdkAnswers.BROKEN), well), fine)
            .then(asked(2)),
        SdkCase.of("one answers 503", "chat", first(refuses(503, ""), well), fine).then(asked(2)),
        SdkCase.of("one answers 429", "chat", first(limits(), well), fine).then(asked(2)),
        SdkCase.of("one stalls", "chat", first(call -> {}, well), fine)
            .with(IMPATIENT)
            .then(asked(2)),
        SdkCase.of("one cuts", "chat", first(Call::cut, well), fine).then(asked(2)),
        SdkCase.of("one does not know the key", "chat", first(refuses(401, ""), well), fine)
            .then(asked(2)),
        SdkCase.of("all answer 500", "chat", refuses(500, SdkAnswers.BROKEN), error(500, "broken"))
            .then(asked(2)),
        SdkCase.of("all answer 429", "chat", limits(), error(429, "rate_limited")).then(asked(2)),
        SdkCase.of("all stall", "chat", call -> {}, error(504, "upstream_timeout"))
            .with(IMPATIENT)
            .then(asked(2)),
        SdkCase.of(
                "the deployment refuses",
                "chat",
                refuses(400, SdkAnswers.BAD_REQUEST),
                error(400, "context_length_exceeded"))
            .then(asked(1)),
        SdkCase.of(
                "no key of ours is known",
                "chat",
                refuses(401, ""),
                error(502, "upstream_key_refused"))
            .then(asked(2)));
  }

  private static List<SdkCase> streamed() {
    String fine = TEXT + "|stop";
    return List.of(
        SdkCase.of("stream", "stream", streams(SdkAnswers.STREAM), fine),
        SdkCase.of(
            "stream of single bytes",
            "stream",
            call -> call.stream(SdkAnswers.split(SdkAnswers.STREAM, 1), 0),
            fine),
        SdkCase.of("stream with comments", "stream", streams(SdkAnswers.withComments()), fine),
        SdkCase.of(
            "slow stream",
            "stream",
            call -> call.stream(StubUpstream.pieces(SdkAnswers.STREAM), 40),
            fine),
        SdkCase.of(
            "long stream", "stream", streams(SdkAnswers.many(2000)), "z".repeat(2000) + "|stop"),
        SdkCase.of(
            "stream whose deployment goes on after DONE",
            "stream",
            call -> call.stallAfter(StubUpstream.pieces(SdkAnswers.STREAM)),
            fine),
        SdkCase.of(
                "stream with usage", "streamUsage", streams(SdkAnswers.withUsage()), fine + "|14")
            .then(sent("\"include_usage\":true")),
        SdkCase.of(
            "stream of a tool call",
            "streamTools",
            streams(SdkAnswers.toolDeltas()),
            "weather({\"city\":\"Köln\"})"),
        SdkCase.of(
            "stream of two choices", "streamChoices", streams(SdkAnswers.twoChoices()), "ab|xy"),
        SdkCase.of(
                "the caller leaves a stream",
                "streamLeave",
                call -> call.stallAfter(StubUpstream.pieces(SdkAnswers.STREAM.subList(1, 2))),
                "Héllo")
            .then(SdkCases::isCancelled));
  }

  private static List<SdkCase> breaking() {
    Behaviour well = streams(SdkAnswers.STREAM);
    byte[] next = SdkAnswers.STREAM.get(2).getBytes(StandardCharsets.UTF_8);
    List<byte[]> half =
        List.of(
            SdkAnswers.STREAM.get(1).getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(next, next.length - 60));
    return List.of(
        SdkCase.of(
                "stream that is cut",
                "stream",
                call -> call.cutAfter(half, EVENTS),
                "Héllo|broken upstream_cut")
            .then(asked(1)),
        SdkCase.of(
                "stream that stalls",
                "stream",
                call -> call.stallAfter(half),
                "Héllo|broken upstream_timeout")
            .with(IMPATIENT)
            .then(asked(1)),
        SdkCase.of(
                "one stream answers 500", "stream", first(refuses(500, ""), well), TEXT + "|stop")
            .then(asked(2)),
        SdkCase.of(
                "one stream is cut in its first event",
                "stream",
                first(call -> call.cutAfter(half.subList(1, 2), EVENTS), well),
                TEXT + "|stop")
            .then(asked(2)),
        SdkCase.of("all streams answer 429", "stream", limits(), error(429, "rate_limited"))
            .then(asked(2)));
  }

  private static List<SdkCase> others() {
    return List.of(
        SdkCase.of("completion", "completion", says(SdkAnswers.COMPLETION), TEXT + "|stop"),
        SdkCase.of(
            "stream of completions",
            "completionStream",
            streams(SdkAnswers.completionStream()),
            TEXT + "|stop"),
        SdkCase.of("embedding", "embedding", says(SdkAnswers.FLOATS), "0.5,-0.25"),
        SdkCase.of("embedding in base64", "embeddingBase64", says(SdkAnswers.BASE64), "0.5,-0.25")
            .then(sent("\"base64\"")),
        SdkCase.of("embeddings", "embeddings", says(SdkAnswers.TWO_VECTORS), "1.0;2.0"),
        SdkCase.of("response", "response", says(SdkAnswers.RESPONSE), TEXT + "|completed"),
        SdkCase.of(
            "stream of a response",
            "responseStream",
            streams(SdkAnswers.responseStream()),
            TEXT + "|completed"),
        SdkCase.of(
            "stream of a response that is cut",
            "responseStream",
            call ->
                call.cutAfter(
                    StubUpstream.pieces(SdkAnswers.responseStream().subList(0, 2)), EVENTS),
            "Héllo 世|broken upstream_cut"),
        SdkCase.of("models", "models", call -> {}, "llama-3.1-8b").then(asked(0)),
        SdkCase.of("model", "model", call -> {}, "llama-3.1-8b").then(asked(0)),
        SdkCase.of(
            "a model that is not there", "noModel", call -> {}, error(404, "model_not_found")));
  }
}
