package io.slit.server.proxy;

import io.slit.core.routing.RoutingDecision.Rejected;
import io.slit.server.json.OpenAiWriter.OpenAiError;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What a caller is told that no deployment is asked for.
 *
 * @param status of the answer
 * @param error that it holds
 */
record NoAnswer(int status, OpenAiError error) {
  private static final int TOO_MANY = 429;
  private static final long SHED_MILLIS = 1000;

  /** Returns what is told of a request that the router rejects. */
  static NoAnswer of(Rejected rejected, String model) {
    return switch (rejected.reason()) {
      case NO_FEASIBLE_TARGET ->
          new NoAnswer(
              422,
              new OpenAiError(
                  "The constraints of the request leave no deployment. Ask POST /v1/route with"
                      + " explain to see why.",
                  "invalid_request_error",
                  null,
                  "no_feasible_target"));
      case FULL ->
          new NoAnswer(
              TOO_MANY,
              new OpenAiError(
                  "Every deployment that may serve the request is full. Try again in a second.",
                  "rate_limit_error",
                  null,
                  "all_full"));
      case UNKNOWN_MODEL ->
          new NoAnswer(
              404,
              new OpenAiError(
                  "The model (%s) is not served. GET /v1/models lists the known ones."
                      .formatted(model),
                  "invalid_request_error",
                  "model",
                  "model_not_found"));
      case UNKNOWN_ORIGIN ->
          new NoAnswer(
              400,
              new OpenAiError(
                  "The default origin has no such model.",
                  "invalid_request_error",
                  "model",
                  "unknown_origin"));
    };
  }

  /** Returns what it is counted as. */
  String counted() {
    return status == TOO_MANY ? "shed" : "refused";
  }

  void tell(Response response, Callback callback) {
    if (status == TOO_MANY) {
      Replies.errorForNow(response, callback, status, error, SHED_MILLIS);
    } else {
      Replies.error(response, callback, status, error);
    }
  }

  /**
   * Tells of the last attempt, where all of them failed: its real status, and that the caller must
   * not try all of it again by itself.
   */
  static void giveUp(Failure last, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    RetryAfter.of(last.headers())
        .ifPresent(pause -> headers.put("retry-after-ms", Long.toString(pause.toMillis())));
    headers.put("x-should-retry", "false");
    if (last.body().hasRemaining()) {
      response.setStatus(last.status());
      headers.put(HttpHeader.CONTENT_TYPE, "application/json");
      response.write(true, last.body().slice(), callback);
      return;
    }
    String type = last.status() == TOO_MANY ? "rate_limit_error" : "server_error";
    Replies.error(
        response,
        callback,
        last.status(),
        new OpenAiError(last.message(), type, null, last.code()));
  }
}
