package io.slit.server.datasets;

import io.slit.server.datasets.format.Problem;
import io.slit.server.datasets.format.Problems;
import io.slit.server.datasets.format.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the rows of small tables of published facts into records. */
final class FactsReader {

  /** What stands between the names of benchmarks in one cell. */
  static final String BETWEEN_NAMES = "; ";

  private FactsReader() {}

  static List<QualityScore> quality(Table table, Problems problems) {
    List<QualityScore> scores = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < table.rows(); row++) {
      String model = table.text("model", row);
      String taskClass = table.text("task_class", row);
      if (!seen.add(model + "/" + taskClass)) {
        String pair = model + " on " + taskClass;
        problems.add(new Problem(row + 2L, "pair", pair, "unlike all pairs above it"));
      }
      List<String> benchmarks = List.of(table.text("benchmarks", row).split(BETWEEN_NAMES, -1));
      scores.add(new QualityScore(model, taskClass, table.number("score", row), benchmarks));
    }
    problems.refuseIfAny();
    return List.copyOf(scores);
  }

  static List<EmbodiedConstant> embodied(Table table, Problems problems) {
    List<EmbodiedConstant> constants = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < table.rows(); row++) {
      String name = table.text("name", row);
      if (!seen.add(name)) {
        problems.add(new Problem(row + 2L, "name", name, "unlike all names above it"));
      }
      constants.add(
          new EmbodiedConstant(
              name,
              table.number("value", row),
              table.text("unit", row),
              table.text("source", row),
              table.text("note", row)));
    }
    problems.refuseIfAny();
    return List.copyOf(constants);
  }
}
