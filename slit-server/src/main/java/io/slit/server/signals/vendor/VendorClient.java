package io.slit.server.signals.vendor;

import io.slit.server.json.JsonAnswer;
import io.slit.server.signals.SignalException;
import io.slit.server.signals.SignalException.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one vendor over HTTP: an answer is whole, small and in time, or a {@link SignalException}.
 *
 * <p>No message holds an address, a header or a part of an answer: keys stand in the first two, and
 * a vendor may repeat them in the third. Redirects are not followed, for the same reason.
 */
final class VendorClient {
  private static final int MAX_BODY_BYTES = 8 << 20;

  private final HttpClient http;
  private final String source;
  private final Duration timeout;
  private final InstantSource clock;

  VendorClient(HttpClient http, String source, Duration timeout, InstantSource clock) {
    this.http = http;
    this.source = source;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** Returns the name of the vendor. */
  String source() {
    return source;
  }

  /** Returns the JSON of a page. */
  JsonAnswer json(String zone, URI uri, Map<String, String> headers) {
    byte[] body = get(zone, uri, headers);
    return JsonAnswer.parse(body).orElseThrow(() -> garbage(zone, "answered no well-formed JSON"));
  }

  /** Returns the bytes of a page. */
  byte[] get(String zone, URI uri, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeout);
    headers.forEach(request::header);
    HttpResponse<byte[]> answer = send(zone, request.build());
    if (answer.statusCode() != 200) {
      throw refused(zone, answer);
    }
    return answer.body();
  }

  private HttpResponse<byte[]> send(String zone, HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, info -> new BoundedBody(MAX_BODY_BYTES));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw late(zone);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw failure(Reason.UNREACHABLE, zone, "was not asked to the end: the program stops");
    } catch (ExecutionException e) {
      throw failed(zone, e);
    }
  }

  private SignalException failed(String zone, ExecutionException failure) {
    for (Throwable one = failure.getCause(); one != null; one = one.getCause()) {
      if (one instanceof HttpTimeoutException) {
        return late(zone);
      }
      if (one instanceof BoundedBody.TooLongException) {
        return garbage(zone, "answered more than %d bytes".formatted(MAX_BODY_BYTES));
      }
    }
    return failure(Reason.UNREACHABLE, zone, "cannot be reached, or cut the connection");
  }

  private SignalException late(String zone) {
    return failure(
        Reason.TIMEOUT, zone, "gave no whole answer in %d ms".formatted(timeout.toMillis()));
  }

  private SignalException refused(String zone, HttpResponse<?> answer) {
    int status = answer.statusCode();
    return switch (status) {
      case 401, 403 ->
          failure(
              Reason.UNAUTHORIZED,
              zone,
              "does not accept the key (status %d); check the variable that holds it"
                  .formatted(status));
      case 429 ->
          new SignalException(
              Reason.RATE_LIMITED,
              told(zone, "was asked too often (status 429)"),
              answer.headers().firstValue("Retry-After").flatMap(this::retryAfter));
      case 404 -> failure(Reason.NO_DATA, zone, "knows no such zone (status 404)");
      default -> failure(Reason.REFUSED, zone, "answered status %d".formatted(status));
    };
  }

  /** Seconds, or an HTTP date. */
  private Optional<Duration> retryAfter(String header) {
    String text = header.strip();
    try {
      if (text.matches("\\d{1,9}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), at);
      return wait.isNegative() ? Optional.empty() : Optional.of(wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  SignalException garbage(String zone, String what) {
    return failure(Reason.GARBAGE, zone, what);
  }

  SignalException noData(String zone, String what) {
    return failure(Reason.NO_DATA, zone, what);
  }

  private SignalException failure(Reason reason, String zone, String what) {
    return new SignalException(reason, told(zone, what));
  }

  private String told(String zone, String what) {
    return "%s, zone %s: %s".formatted(source, zone, what);
  }
}
