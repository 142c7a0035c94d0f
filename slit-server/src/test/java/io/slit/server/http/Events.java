package io.slit.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Listens to the plans of a server. */
final class Events implements AutoCloseable {
  private final BufferedReader lines;

  /** One event. */
  record Event(String id, String name, String data) {}

  private Events(InputStream stream) {
    this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  static Events of(int port, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/plan/stream"));
    headers.forEach(request::header);
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200
        || !answer.headers().firstValue("Content-Type").orElse("").equals("text/event-stream")) {
      throw new IOException("status " + answer.statusCode());
    }
    return new Events(answer.body());
  }

  /** Waits for the next event; comments are passed over. */
  Event next() throws IOException {
    String id = "";
    String name = "";
    String data = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() && !data.isEmpty()) {
        return new Event(id, name, data);
      }
      id = line.startsWith("id: ") ? line.substring(4) : id;
      name = line.startsWith("event: ") ? line.substring(7) : name;
      data = line.startsWith("data: ") ? line.substring(6) : data;
    }
    throw new IOException("The stream has ended.");
  }

  void awaitEnd() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data: ")) {
        throw new IOException("More events: " + line);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
