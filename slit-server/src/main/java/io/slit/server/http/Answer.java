package io.slit.server.http;

import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A status, a body and what headers it needs. The body is not copied: nobody may change it. */
public final class Answer {
  /** The content type of JSON. */
  public static final String JSON = "application/json";

  /** The content type of problems (RFC 9457). */
  public static final String PROBLEM_JSON = "application/problem+json";

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  private Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
  }

  /** Returns an answer of status 200. */
  static Answer ok(byte[] json) {
    return new Answer(200, JSON, json, Map.of());
  }

  /** Returns an answer of JSON. */
  static Answer json(int status, byte[] json) {
    return new Answer(status, JSON, json, Map.of());
  }

  /** Returns an answer of comma-separated values. */
  static Answer csv(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return new Answer(200, "text/csv; charset=utf-8; header=present", body, Map.of());
  }

  /** Returns an answer in the text format of Prometheus. */
  static Answer metrics(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", body, Map.of());
  }

  /** Returns an answer of status 200 in a format of our own. */
  static Answer binary(byte[] bytes) {
    return new Answer(200, "application/octet-stream", bytes, Map.of());
  }

  /** Returns an answer of status 200 in some text format. */
  static Answer text(String contentType, String text) {
    return new Answer(200, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** Returns an answer without a body. */
  static Answer empty(int status) {
    return new Answer(status, JSON, new byte[0], Map.of());
  }

  /** Returns the answer that tells a problem. */
  static Answer of(HttpProblem problem) {
    return new Answer(problem.status(), PROBLEM_JSON, ProblemWriter.write(problem), Map.of());
  }

  /** Returns this answer with one more header. */
  Answer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, body, more);
  }

  /** Returns this answer with more headers. */
  Answer withHeaders(Map<String, String> added) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.putAll(added);
    return new Answer(status, contentType, body, more);
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the content type. */
  public String contentType() {
    return contentType;
  }

  /** Returns the bytes of the body. */
  public byte[] body() {
    return body;
  }

  /** Returns the headers besides the content type. */
  public Map<String, String> headers() {
    return headers;
  }
}
