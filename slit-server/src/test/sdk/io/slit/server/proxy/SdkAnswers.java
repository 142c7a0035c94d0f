package io.slit.server.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the deployments behind the proxy say to OpenAI's own clients. */
final class SdkAnswers {
  /** A text with characters of two, three and four bytes. */
  static final String TEXT = "Héllo 世界 🚀";

  static final String USAGE =
      "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"total_tokens\":14}";
  static final String CHAT = chat(choice(0, message(TEXT), "stop"));
  static final String TOOL_CALL =
      chat(
          choice(
              0,
              "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Köln\\\"}\"}}]}",
              "tool_calls"));
  static final String JSON = chat(choice(0, message("{\\\"city\\\":\\\"Köln\\\"}"), "stop"));
  static final String THREE =
      chat(
          choice(0, message("a"), "stop")
              + ","
              + choice(1, message("b"), "stop")
              + ","
              + choice(2, message("c"), "stop"));
  static final String LOGPROBS =
      chat(
          "{\"index\":0,\"message\":"
              + message("Hi")
              + ",\"finish_reason\":\"stop\",\"logprobs\":{\"refusal\":null,\"content\":[{\"token\":\"Hi\",\"logprob\":-0.25,\"bytes\":[72,105],\"top_logprobs\":[]}]}}");
  static final String COMPLETION =
      "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"text\":\""
          + TEXT
          + "\",\"finish_reason\":\"stop\",\"logprobs\":null}],"
          + USAGE
          + "}";
  static final String FLOATS = embeddings("[0.5,-0.25]");

  /** The same numbers as little-endian floats. */
  static final String BASE64 = embeddings("\"AAAAPwAAgL4=\"");

  static final String TWO_VECTORS =
      "{\"object\":\"list\",\"model\":\"m\",\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2},\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[1.0]},{\"object\":\"embedding\",\"index\":1,\"embedding\":[2.0]}]}";
  static final String RESPONSE = response("completed", "[" + outputItem() + "]");
  static final String BAD_REQUEST =
      "{\"error\":{\"message\":\"too long\",\"type\":\"invalid_request_error\",\"param\":\"messages\",\"code\":\"context_length_exceeded\"}}";
  static final String BUSY =
      "{\"error\":{\"message\":\"slow down\",\"type\":\"rate_limit_error\",\"param\":null,\"code\":\"rate_limited\"}}";
  static final String BROKEN =
      "{\"error\":{\"message\":\"oh\",\"type\":\"server_error\",\"param\":null,\"code\":\"broken\"}}";

  /** A short stream: role, text in three pieces, end, DONE. */
  static final List<String> STREAM =
      List.of(
          delta("{\"role\":\"assistant\",\"content\":\"\"}"),
          delta("{\"content\":\"Héllo\"}"),
          delta("{\"content\":\" 世界\"}"),
          delta("{\"content\":\" 🚀\"}"),
          finish("stop"),
          "data: [DONE]\n\n");

  private SdkAnswers() {}

  private static String chat(String choices) {
    return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":["
        + choices
        + "],"
        + USAGE
        + "}";
  }

  private static String choice(int index, String message, String reason) {
    return "{\"index\":%d,\"message\":%s,\"finish_reason\":\"%s\",\"logprobs\":null}"
        .formatted(index, message, reason);
  }

  private static String message(String content) {
    return "{\"role\":\"assistant\",\"content\":\"" + content + "\",\"refusal\":null}";
  }

  private static String embeddings(String vector) {
    return "{\"object\":\"list\",\"model\":\"m\",\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1},\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":"
        + vector
        + "}]}";
  }

  private static String outputItem() {
    return "{\"type\":\"message\",\"id\":\"msg_1\",\"status\":\"completed\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\""
        + TEXT
        + "\",\"annotations\":[]}]}";
  }

  private static String response(String status, String output) {
    return "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1,\"status\":\"%s\",\"model\":\"m\",\"output\":%s,\"parallel_tool_calls\":true,\"tool_choice\":\"auto\",\"tools\":[],\"error\":null,\"incomplete_details\":null,\"instructions\":null,\"metadata\":{},\"temperature\":1.0,\"top_p\":1.0}"
        .formatted(status, output);
  }

  static String delta(String delta) {
    return delta(0, delta, "null");
  }

  private static String delta(int index, String delta, String reason) {
    return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":%d,\"delta\":%s,\"finish_reason\":%s}]}\n\n"
        .formatted(index, delta, reason);
  }

  private static String finish(String reason) {
    return delta(0, "{}", "\"" + reason + "\"");
  }

  /** The short stream with usage in front of its end. */
  static List<String> withUsage() {
    List<String> events = new ArrayList<>(STREAM);
    events.add(
        events.size() - 1,
        "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],"
            + USAGE
            + "}\n\n");
    return events;
  }

  /**
   * The short stream with comments between the events, as deployments send them while they wait.
   */
  static List<String> withComments() {
    return STREAM.stream().flatMap(event -> List.of(": keep-alive\n\n", event).stream()).toList();
  }

  /** Deltas of one tool call. */
  static List<String> toolDeltas() {
    String first =
        "{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"\"}}]}";
    String arguments = "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"%s\"}}]}";
    return List.of(
        delta(first),
        delta(arguments.formatted("{\\\"city\\\":")),
        delta(arguments.formatted("\\\"Köln\\\"}")),
        finish("tool_calls"),
        "data: [DONE]\n\n");
  }

  /** Deltas of two choices, one after the other in turn. */
  static List<String> twoChoices() {
    return List.of(
        delta(0, "{\"content\":\"a\"}", "null"),
        delta(1, "{\"content\":\"x\"}", "null"),
        delta(0, "{\"content\":\"b\"}", "\"stop\""),
        delta(1, "{\"content\":\"y\"}", "\"stop\""),
        "data: [DONE]\n\n");
  }

  /** So many deltas of one letter. */
  static List<String> many(int deltas) {
    List<String> events = new ArrayList<>();
    IntStream.range(0, deltas).forEach(i -> events.add(delta("{\"content\":\"z\"}")));
    events.add(finish("stop"));
    events.add("data: [DONE]\n\n");
    return events;
  }

  /** A stream of text completions. */
  static List<String> completionStream() {
    String event =
        "data: {\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"text\":\"%s\",\"finish_reason\":%s,\"logprobs\":null}]}\n\n";
    return List.of(
        event.formatted("Héllo 世", "null"),
        event.formatted("界 🚀", "\"stop\""),
        "data: [DONE]\n\n");
  }

  /** Events of the Responses API: named, and without an end of their own. */
  static List<String> responseStream() {
    String delta =
        "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"sequence_number\":%d,\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,\"delta\":\"%s\",\"logprobs\":[]}\n\n";
    return List.of(
        "event: response.created\ndata: {\"type\":\"response.created\",\"sequence_number\":0,\"response\":"
            + response("in_progress", "[]")
            + "}\n\n",
        delta.formatted(1, "Héllo 世"),
        delta.formatted(2, "界 🚀"),
        "event: response.completed\ndata: {\"type\":\"response.completed\",\"sequence_number\":3,\"response\":"
            + RESPONSE
            + "}\n\n");
  }

  /** All bytes of a stream in pieces of so many bytes, characters cut in the middle. */
  static List<byte[]> split(List<String> events, int size) {
    byte[] all = String.join("", events).getBytes(StandardCharsets.UTF_8);
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < all.length; at += size) {
      pieces.add(Arrays.copyOfRange(all, at, Math.min(all.length, at + size)));
    }
    return pieces;
  }
}
