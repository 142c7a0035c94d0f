package io.slit.server.planning;

import io.slit.core.units.Share;
import io.slit.server.datasets.QualityScore;
import io.slit.server.scenario.QualityTable;
import java.util.List;
import java.util.Optional;

/** The quality table of a dataset as a scenario asks for it, one spelling of a model at a time. */
record PublishedScores(List<QualityScore> rows) implements QualityTable {
  PublishedScores {
    rows = List.copyOf(rows);
  }

  @Override
  public Optional<Share> find(String model, String benchmarkClass) {
    return rows.stream()
        .filter(row -> row.model().equals(model) && row.taskClass().equals(benchmarkClass))
        .map(row -> new Share(row.score()))
        .findFirst();
  }
}
