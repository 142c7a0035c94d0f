package io.slit.server.proxy;

import io.slit.server.TwoSites;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes requests as bytes: good ones, damaged ones, and such as no client sends. What is a secret
 * of the caller stands only where prompts and keys stand.
 */
final class FuzzRequests {
  /** Stands in every prompt. */
  static final String PROMPT = "CANARYPROMPT7391";

  /** The caller's key, with all roles. */
  static final String KEY = "CANARYKEY5527";

  private static final List<String> POSTED =
      List.of(
          "/v1/chat/completions",
          "/v1/completions",
          "/v1/embeddings",
          "/v1/responses",
          "/v1/route",
          "/v1/route:batch",
          "/v1/outcomes",
          "/v1/telemetry/litellm",
          "/v1/telemetry/otel");
  private static final List<String> READ =
      List.of(
          "/v1/models",
          "/v1/models/llama-3.1-8b",
          "/v1/models/%ff%00",
          "/v1/plan",
          "/v1/decisions",
          "/v1/decisions/0123",
          "/healthz",
          "/readyz",
          "/metrics",
          "/openapi.json",
          "/",
          "/../../etc/passwd",
          "/%2e%2e/%2e%2e/x",
          "/v1//plan?a=b&&c=%",
          "*",
          "http://elsewhere.example/v1/plan",
          "/v1/" + "x".repeat(9000));
  private static final List<String> METHODS =
      List.of("POST", "GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW");
  private static final List<String> NAMES =
      List.of(
          "x-slit-policy",
          "x-slit-weights",
          "x-slit-residency",
          "x-slit-only",
          "x-slit-ignore",
          "x-session-id",
          "x-slo-ttft-ms",
          "x-slo-tpot-ms",
          "x-slit-deadline",
          "x-slit-dry-run",
          "x-slit-estimates",
          "x-request-id",
          "Content-Type",
          "Content-Encoding",
          "Accept",
          "If-None-Match",
          "Idempotency-Key",
          "Expect",
          "Connection",
          "Upgrade",
          "Range");
  private static final List<String> VALUES =
      List.of(
          "default",
          "balanced",
          "lowest:carbon",
          "weights:carbon=2,ttft=1",
          "carbon=1",
          "eu",
          "us",
          "mars",
          ",",
          TwoSites.EU,
          "0",
          "1",
          "-1",
          "1e999",
          "NaN",
          "true",
          "false",
          "2030-01-01T00:00:00Z",
          "2001-01-01T00:00:00Z",
          "application/json",
          "text/plain; charset=klingon",
          "gzip",
          "100-continue",
          "close",
          "websocket",
          "bytes=0-1",
          "",
          "\u00e9\u00fc",
          "\"quoted",
          "x".repeat(300),
          "y".repeat(7000));

  private final Random random;

  FuzzRequests(long seed) {
    this.random = new Random(seed);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /**
   * A request as bytes.
   *
   * @param whole whether all came that it declares; else the sender has to close its side
   */
  record Made(byte[] bytes, boolean whole) {
    @Override
    public String toString() {
      return new String(bytes, 0, Math.min(600, bytes.length), StandardCharsets.ISO_8859_1);
    }
  }

  /** Returns one request, its connection to be closed after the answer. */
  Made next() {
    boolean posts = chance(0.75);
    String path = posts ? one(POSTED) : one(READ);
    String method = chance(0.08) ? one(METHODS) : posts ? "POST" : "GET";
    byte[] body = posts ? damaged(body(path)) : new byte[0];
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(chance(0.02) ? " HTTP/9.9" : " HTTP/1.1");
    head.append("\r\nHost: x\r\nConnection: close\r\n");
    if (chance(0.9)) {
      head.append("Authorization: Bearer ").append(KEY).append("\r\n");
    } else {
      head.append("api-key: ").append(KEY).append("\r\n");
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      head.append(one(NAMES)).append(chance(0.02) ? "" : ": ").append(one(VALUES)).append("\r\n");
    }
    return framed(head, body);
  }

  /** Declares the length as it is, too small, too large, in chunks, or twice. */
  private Made framed(StringBuilder head, byte[] body) {
    int how = random.nextInt(20);
    byte[] sent = body;
    if (how == 0) {
      head.append("Content-Length: ").append(body.length / 2);
    } else if (how == 1) {
      head.append("Content-Length: ").append(body.length + 100);
    } else if (how == 2) {
      head.append("Content-Length: ").append("99999999999999999999");
    } else if (how == 3) {
      head.append("Transfer-Encoding: gzip, chunked");
    } else if (how < 6) {
      head.append("Transfer-Encoding: chunked");
      sent = chunked(body, how == 5);
    } else {
      head.append("Content-Length: ").append(body.length);
    }
    byte[] first = (head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    return new Made(joined(first, sent), how != 1 && how != 3);
  }

  private byte[] chunked(byte[] body, boolean broken) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < body.length; ) {
      int size = Math.min(body.length - at, 1 + random.nextInt(400));
      out.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.write(body, at, size);
      out.writeBytes(new byte[] {'\r', '\n'});
      at += size;
    }
    String end = broken ? "zz\r\n" : "0\r\n\r\n";
    return joined(out.toByteArray(), end.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private byte[] body(String path) {
    String text =
        switch (path) {
          case "/v1/route" ->
              "{\"model\":\"llama-3.1-8b\",\"input_tokens\":%d,\"explain\":true,\"messages\":[{\"content\":\"%s\"}],\"slo\":{\"ttft_ms\":%s},\"constraints\":{\"residency\":[\"eu\"]}}"
                  .formatted(random.nextInt(9000), PROMPT, one(List.of("1", "0.5", "1e9", "null")));
          case "/v1/route:batch" ->
              "[{\"model\":\"llama-3.1-8b\",\"prompt\":\"%s\"},{\"model\":\"gpt-x\"}]"
                  .formatted(PROMPT);
          case "/v1/outcomes" ->
              "{\"decision_id\":\"%048x\",\"ttft_ms\":180,\"tpot_ms\":21,\"input_tokens\":500,\"output_tokens\":187,\"reason\":\"%s\"}"
                  .formatted(random.nextInt(1000), PROMPT);
          case "/v1/telemetry/litellm" ->
              "{\"id\":\"c-%d\",\"status\":\"success\",\"startTime\":1688990400.0,\"completionStartTime\":1688990400.21,\"endTime\":1688990404.19,\"prompt_tokens\":512,\"completion_tokens\":200,\"model\":\"llama-3.1-8b\",\"api_base\":\"http://DE.example/v1\",\"error_str\":\"%s\",\"messages\":[{\"content\":\"%s\"}]}"
                  .formatted(random.nextInt(), PROMPT, PROMPT);
          case "/v1/telemetry/otel" ->
              "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"chat\",\"attributes\":[{\"key\":\"gen_ai.prompt\",\"value\":{\"stringValue\":\"%s\"}}]}]}]}]}"
                  .formatted(PROMPT);
          default ->
              "{\"model\":\"llama-3.1-8b\",\"stream\":%s,\"max_tokens\":%d,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"input\":\"%s\",\"prompt\":\"%s\"}"
                  .formatted(random.nextBoolean(), random.nextInt(), PROMPT, PROMPT, PROMPT);
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] damaged(byte[] body) {
    return switch (random.nextInt(12)) {
      case 0 -> flipped(body);
      case 1 -> Arrays.copyOf(body, random.nextInt(body.length));
      case 2 -> joined(body, new byte[] {(byte) 0xff, (byte) 0xfe, 0, '{'});
      case 3 -> joined("[".repeat(20_000).getBytes(StandardCharsets.UTF_8), body);
      case 4 -> inserted(body, "\"model\":{\"a\":[1,2]},");
      case 5 -> inserted(body, "\"input_tokens\":1" + "0".repeat(5000) + ",");
      case 6 -> inserted(body, "\"tenant\":\"\\ud800\",\"session_id\":null,");
      case 7 -> new byte[0];
      case 8 -> inserted(body, "\"x\":\"" + "\u20ac".repeat(100_000) + "\",");
      default -> body;
    };
  }

  private byte[] flipped(byte[] body) {
    byte[] other = body.clone();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      other[random.nextInt(other.length)] = (byte) random.nextInt(256);
    }
    return other;
  }

  private static byte[] inserted(byte[] body, String member) {
    String text = new String(body, StandardCharsets.UTF_8);
    int at = text.indexOf('{') + 1;
    return (text.substring(0, at) + member + text.substring(at)).getBytes(StandardCharsets.UTF_8);
  }
}
