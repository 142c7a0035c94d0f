package io.slit.server.http;

import java.nio.charset.StandardCharsets;

/** A plan that was put in force, as a server-sent event. The bytes are not copied. */
final class PlanEvent {
  private final String id;
  private final byte[] bytes;

  /**
   * Makes the event of a plan.
   *
   * @param id of the plan and its content
   * @param json in one line
   */
  PlanEvent(String id, byte[] json) {
    this.id = id;
    byte[] head = "id: %s\nevent: plan\ndata: ".formatted(id).getBytes(StandardCharsets.UTF_8);
    this.bytes = new byte[head.length + json.length + 2];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(json, 0, bytes, head.length, json.length);
    bytes[bytes.length - 2] = '\n';
    bytes[bytes.length - 1] = '\n';
  }

  String id() {
    return id;
  }

  byte[] bytes() {
    return bytes;
  }
}
