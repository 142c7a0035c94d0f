package io.slit.server.models;

import io.slit.server.datasets.format.TableName;
import io.slit.server.models.Measurements.LeftOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the rows that are left out, by table and reason. Not thread-safe. */
final class RowSieve {
  private final Map<Kind, Integer> counts = new LinkedHashMap<>();

  private record Kind(TableName table, String reason) {}

  boolean passes(TableName table, Optional<String> objection) {
    objection.ifPresent(reason -> counts.merge(new Kind(table, reason), 1, Integer::sum));
    return objection.isEmpty();
  }

  List<LeftOut> leftOut() {
    return counts.entrySet().stream()
        .map(
            one -> new LeftOut(one.getKey().table().label(), one.getKey().reason(), one.getValue()))
        .toList();
  }
}
