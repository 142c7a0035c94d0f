package io.slit.server.signals.vendor;

import io.slit.server.config.Secret;
import io.slit.server.json.JsonAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rows of the EIA v2 API, the newest first. An answer holds {@value #MOST_ROWS} rows at most; the
 * oldest of a longer one are cut.
 */
final class EiaRows {
  static final int MOST_ROWS = 5000;

  private final VendorClient client;
  private final URI base;
  private final Secret key;

  EiaRows(VendorClient client, URI base, Secret key) {
    this.client = client;
    this.base = base;
    this.key = key;
  }

  VendorClient client() {
    return client;
  }

  /** Rows of an answer, and whether it was cut. */
  record Rows(List<JsonAnswer> rows, boolean cut) {}

  /** Returns rows of a route, restricted by more names and values of the query. */
  Rows read(String zone, String route, String column, String... more) {
    String[] common = {
      "api_key",
      key.value(),
      "data[0]",
      column,
      "sort[0][column]",
      "period",
      "sort[0][direction]",
      "desc",
      "length",
      Integer.toString(MOST_ROWS)
    };
    String[] query = Stream.of(common, more).flatMap(Stream::of).toArray(String[]::new);
    JsonAnswer answer = client.json(zone, Answers.uri(base, route + "/data/", query), Map.of());
    List<JsonAnswer> rows =
        answer.find("response", "data").map(JsonAnswer::items).orElse(List.of());
    if (rows.isEmpty()) {
      throw client.noData(zone, "answered no rows");
    }
    double total = answer.spelledNumber("response", "total").orElse(rows.size());
    return new Rows(rows, total > rows.size());
  }
}
