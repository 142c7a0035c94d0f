package io.slit.server.follow;

import java.net.ConnectException;
import java.net.http.HttpResponse;

/** Says why a planner gave no plan. */
final class Refusals {
  private Refusals() {}

  static String of(HttpResponse<byte[]> answer) {
    return answer.statusCode() == 404
        ? "it has no /v1/plan/snapshot (404). Maybe it is no SLIT, or an older one"
        : ofStatus(answer.statusCode());
  }

  static String ofStatus(int status) {
    return switch (status) {
      case 401 -> "it asks for a key (401). Set follow_key_file to a file with a key of role route";
      case 403 -> "the key lacks the role route (403)";
      case 503 -> "it has no plan yet (503)";
      default -> "its answer has status " + status;
    };
  }

  static String words(Exception why) {
    String message = why.getMessage();
    if (why instanceof ConnectException) {
      return "there is no connection";
    }
    return message == null ? why.getClass().getSimpleName() : message;
  }
}
