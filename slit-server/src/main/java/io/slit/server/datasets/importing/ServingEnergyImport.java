package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.DatasetException;
import io.slit.server.datasets.format.Origin;
import io.slit.server.datasets.format.Source;
import io.slit.server.datasets.format.TableFile;
import io.slit.server.datasets.format.TableInfo;
import io.slit.server.datasets.format.TableName;
import io.slit.server.datasets.format.TimeAxis;
import io.slit.server.json.ModelParametersJson;
import java.util.List;
import java.util.Map;

/** Derives the measured energy, joined with the parameters of the models. */
final class ServingEnergyImport implements TableImport {

  private static final String MODELS = "serving_energy_mlenergy/models.json";

  @Override
  public TableInfo run(SourceDirectory sources, TableWriter writer) {
    SourceTable runs = sources.table("serving_energy_mlenergy/llm_energy_v2.csv");
    Map<String, String> parameters = ModelParametersJson.read(MODELS, sources.text(MODELS));
    CsvText text = new CsvText(TableName.SERVING_ENERGY);
    for (int row = 0; row < runs.rows(); row++) {
      text.row(
          runs.text("task", row),
          runs.text("gpu", row),
          runs.text("model", row),
          parameters(parameters, runs.text("model", row)),
          runs.text("tp", row),
          runs.text("pp", row),
          runs.text("max_batch", row),
          runs.text("avg_batch", row),
          runs.text("energy_per_request_j", row),
          runs.text("energy_per_output_token_j", row),
          Decimals.plain(runs.number("avg_tpot_s", row).movePointRight(3)),
          runs.text("token_throughput_tok_s", row),
          runs.text("avg_output_tokens", row));
    }
    TableFile file = writer.write("serving-energy.csv", text);
    return new TableInfo(
        TableName.SERVING_ENERGY,
        "Measured GPU energy per request and TPOT of 23 models on A100 and H100 by batch size.",
        origin(),
        new TimeAxis.None(),
        List.of(file));
  }

  private static String parameters(Map<String, String> parameters, String model) {
    String found = parameters.get(model);
    if (found == null) {
      throw new DatasetException(
          "The model (%s) must be one of the %d models of the file (%s). Fetch both files from the same commit."
              .formatted(model, parameters.size(), MODELS));
    }
    return found;
  }

  private static Origin origin() {
    return new Origin(
        "Chung et al., The ML.ENERGY Benchmark, NeurIPS Datasets and Benchmarks 2025.",
        List.of(Licences.apache("all rows")),
        List.of(
            source("data/llm_text_generation/{chat,code}/"), source("models.json of both tasks")),
        "314 result files flattened to rows. TPOT in ms = s x 1000. The energy is that of all GPUs"
            + " together and of the GPUs only: host power is not in it. The A100 is the 40 GB part."
            + " parameters_bn counts all parameters, of a mixture of experts too.");
  }

  private static Source source(String path) {
    return new Source("ml-energy/leaderboard-v2", "c3af7f31e231a2a7021c5f8e2a54dd712d02e6e2", path);
  }
}
