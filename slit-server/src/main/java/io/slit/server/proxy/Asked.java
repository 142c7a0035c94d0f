package io.slit.server.proxy;

import io.slit.server.json.OpenAiRequest;
import io.slit.server.json.OpenAiRequestReader;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpFields;

/** A request of a caller, whole. Its body is passed on and nothing else. */
final class Asked {
  private final String path;
  private final HttpFields headers;
  private final byte[] body;
  private final OpenAiRequest read;
  private final Wishes wishes;

  /**
   * Takes a request.
   *
   * @param path below {@code /v1}, query included
   */
  Asked(String path, HttpFields headers, byte[] body, OpenAiRequest read, Wishes wishes) {
    this.path = path;
    this.headers = headers;
    this.body = body;
    this.read = read;
    this.wishes = wishes;
  }

  String path() {
    return path;
  }

  HttpFields headers() {
    return headers;
  }

  OpenAiRequest read() {
    return read;
  }

  Wishes wishes() {
    return wishes;
  }

  /** Tells whether an answer in events ends with {@code [DONE]}. */
  boolean endsWithDone() {
    return path.startsWith("/chat/completions") || path.startsWith("/completions");
  }

  /** Returns the body with another model: three pieces, of which none but the model is new. */
  byte[][] bodyFor(String model) {
    return new byte[][] {
      Arrays.copyOfRange(body, 0, read.modelStart()),
      OpenAiRequestReader.quoted(model),
      Arrays.copyOfRange(body, read.modelEnd(), body.length)
    };
  }
}
