package io.slit.server.http;

import io.slit.server.json.ProblemException;
import io.slit.server.json.TelemetryJson;
import io.slit.server.json.TelemetryLines;
import io.slit.server.telemetry.ServerMetrics;
import io.slit.server.telemetry.importing.TelemetryImport;
import io.slit.server.telemetry.importing.TelemetryImport.Imported;
import io.slit.server.telemetry.store.TelemetryException;
import io.slit.server.telemetry.store.TelemetryStore;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes telemetry of other programs; answers once its rows are on disk. What cannot be used is
 * counted by reason in the answer, and the rest is kept. Thread-safe.
 */
public final class TelemetryService {
  private static final String RETRY_SECONDS = "5";

  private final TelemetryStore store;
  private final TelemetryImport litellm;
  private final TelemetryImport otel;
  private final ServerMetrics metrics;

  /**
   * Creates the service.
   *
   * @param litellm reads LiteLLM's payloads
   * @param otel reads OpenTelemetry spans
   */
  public TelemetryService(
      TelemetryStore store, TelemetryImport litellm, TelemetryImport otel, ServerMetrics metrics) {
    this.store = store;
    this.litellm = litellm;
    this.otel = otel;
    this.metrics = metrics;
  }

  /** Answers {@code POST /v1/telemetry/litellm}. */
  Answer takeLiteLlm(byte[] body) {
    return take("litellm", litellm, body);
  }

  /** Answers {@code POST /v1/telemetry/otel}. */
  Answer takeOtel(byte[] body) {
    return take("otel", otel, body);
  }

  private Answer take(String format, TelemetryImport by, byte[] body) {
    try {
      List<String> records = TelemetryLines.of(body);
      Imported imported = by.take(format, records, store);
      int refused = imported.refused().values().stream().mapToInt(one -> one.count()).sum();
      metrics.taken(format, imported.rows(), refused);
      return Answer.ok(TelemetryJson.taken(imported).getBytes(StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      return Answer.of(e.problem());
    } catch (TelemetryException e) {
      return Answer.of(Problems.storeBusy()).withHeader("Retry-After", RETRY_SECONDS);
    }
  }
}
