package io.slit.server.proxy;

import io.slit.server.json.OpenAiWriter;
import io.slit.server.json.OpenAiWriter.OpenAiError;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers of the proxy's own. */
final class Replies {
  private static final String JSON = "application/json";

  private Replies() {}

  static void json(Response response, Callback callback, int status, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Answers with an error that repeating the request does not mend. */
  static void error(Response response, Callback callback, int status, OpenAiError error) {
    response.getHeaders().put("x-should-retry", "false");
    json(response, callback, status, OpenAiWriter.error(error));
  }

  /** Answers with an error that is over soon. */
  static void errorForNow(
      Response response, Callback callback, int status, OpenAiError error, long retryMillis) {
    response.getHeaders().put("x-should-retry", "true");
    response.getHeaders().put("retry-after-ms", Long.toString(retryMillis));
    response.getHeaders().put("retry-after", Long.toString((retryMillis + 999) / 1000));
    json(response, callback, status, OpenAiWriter.error(error));
  }
}
