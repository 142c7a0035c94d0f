package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Derives the quality of each model by class of tasks. */
final class QualityImport implements TableImport {

  /** Column of the model card to the model's name in the table of measured energy. */
  private static final List<Map.Entry<String, String>> MODELS =
      List.of(
          Map.entry("llama3_1_8b", "meta-llama/Meta-Llama-3.1-8B-Instruct"),
          Map.entry("llama3_1_70b", "meta-llama/Meta-Llama-3.1-70B-Instruct"),
          Map.entry("llama3_1_405b", "meta-llama/Meta-Llama-3.1-405B-Instruct"));

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    SourceTable card = sources.table("quality/llama3_1_model_card.csv");
    Map<String, List<Integer>> classes = byClass(card);
    CsvText text = new CsvText(TableName.QUALITY);
    for (Map.Entry<String, String> model : MODELS) {
      classes.forEach(
          (taskClass, rows) ->
              text.row(
                  model.getValue(),
                  taskClass,
                  Decimals.plain(meanScore(card, model.getKey(), rows)),
                  benchmarks(card, rows)));
    }
    TableFile file = writer.write("quality.csv", text);
    return new TableInfo(
        TableName.QUALITY,
        "Published quality of Llama 3.1 Instruct 8B, 70B and 405B by class of tasks.",
        origin(),
        new TimeAxis.None(),
        List.of(file));
  }

  private static Map<String, List<Integer>> byClass(SourceTable card) {
    Map<String, List<Integer>> classes = new LinkedHashMap<>();
    for (int row = 0; row < card.rows(); row++) {
      classes.computeIfAbsent(card.text("class", row), unused -> new ArrayList<>()).add(row);
    }
    return classes;
  }

  /** The mean of the percentages of a class's benchmarks, as a number in [0, 1]. */
  private static BigDecimal meanScore(SourceTable card, String model, List<Integer> rows) {
    BigDecimal sum =
        rows.stream().map(row -> card.number(model, row)).reduce(BigDecimal.ZERO, BigDecimal::add);
    return Decimals.divide(sum, BigDecimal.valueOf(100L * rows.size()));
  }

  private static String benchmarks(SourceTable card, List<Integer> rows) {
    return rows.stream().map(row -> card.text("benchmark", row)).collect(Collectors.joining("; "));
  }

  private static Origin origin() {
    return new Origin(
        "Meta, Llama 3.1 model card.",
        List.of(
            Licences.facts(
                "https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/MODEL_CARD.md",
                "all rows: published scores; the card is under the Llama 3.1 Community License")),
        List.of(new Source("meta-llama/llama-models", "a9c89c47", "models/llama3_1/MODEL_CARD.md")),
        "score = mean of the published percentages of the class's benchmarks / 100, 6 places; the"
            + " metrics differ by benchmark (accuracy, exact match, pass@1). The classes are the"
            + " card's. No benchmark of chat or of summarisation is published there: requests of both"
            + " are to be looked up under instruction (IFEval), code under code. Models are named as"
            + " in serving_energy.");
  }
}
