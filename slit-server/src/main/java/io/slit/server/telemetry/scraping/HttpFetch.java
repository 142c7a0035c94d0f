package io.slit.server.telemetry.scraping;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks addresses for their metrics, each within a time and a size. Thread-safe. */
final class HttpFetch implements Fetch {
  private static final int MAX_BYTES = 16 << 20;

  private final HttpClient client;
  private final Duration timeout;

  HttpFetch(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  @Override
  public CompletableFuture<String> get(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(timeout).GET().build();
    return client
        .sendAsync(request, head -> new BoundedText(MAX_BYTES))
        .thenCompose(HttpFetch::text)
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static CompletableFuture<String> text(HttpResponse<String> answer) {
    return answer.statusCode() == 200
        ? CompletableFuture.completedFuture(answer.body())
        : CompletableFuture.failedFuture(
            new IOException("the answer has status " + answer.statusCode()));
  }
}
