package io.slit.predictor.measurement;

import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sizes of the models that the public measurements were taken with.
 *
 * <p>Every row is from the public model card (or its configuration file): parameters in all and
 * active per token in billions, transformer blocks, key-value heads, width of a head. Weights were
 * served in 16 bits.
 */
public final class ModelCatalog {
  private static final double FP16_BYTES = 2;

  private static final List<LlmModel> MODELS =
      List.of(
          dense("llama-2-70b", "llama2-70b", 69, 80, 8, 128),
          dense("bloom-176b", "bigscience/bloom", 176.2, 70, 112, 128),
          dense("gemma-2-2b", "google/gemma-2-2b-it", 2.61, 26, 4, 256),
          dense("gemma-2-9b", "google/gemma-2-9b-it", 9.24, 42, 8, 256),
          dense("gemma-2-27b", "google/gemma-2-27b-it", 27.2, 46, 16, 128),
          dense("llama-3.1-8b", "meta-llama/Meta-Llama-3.1-8B-Instruct", 8.03, 32, 8, 128),
          dense("llama-3.1-70b", "meta-llama/Meta-Llama-3.1-70B-Instruct", 70.6, 80, 8, 128),
          dense("llama-3.1-405b", "meta-llama/Meta-Llama-3.1-405B-Instruct", 405.9, 126, 8, 128),
          dense("phi-3-mini", "microsoft/Phi-3-mini-4k-instruct", 3.82, 32, 32, 96),
          dense("phi-3-small", "microsoft/Phi-3-small-8k-instruct", 7.39, 32, 8, 128),
          dense("phi-3-medium", "microsoft/Phi-3-medium-4k-instruct", 14, 40, 10, 128),
          dense("mistral-7b", "mistralai/Mistral-7B-Instruct-v0.3", 7.25, 32, 8, 128),
          dense("mistral-nemo", "mistralai/Mistral-Nemo-Instruct-2407", 12.2, 40, 8, 128),
          dense("mistral-large", "mistralai/Mistral-Large-Instruct-2407", 123, 88, 8, 128),
          mixture("mixtral-8x7b", "mistralai/Mixtral-8x7B-Instruct-v0.1", shape(47, 13, 32)),
          mixture("mixtral-8x22b", "mistralai/Mixtral-8x22B-Instruct-v0.1", shape(141, 39, 56)),
          dense("starcoder2-3b", "bigcode/starcoder2-3b", 3.03, 30, 2, 128),
          dense("starcoder2-7b", "bigcode/starcoder2-7b", 7.17, 32, 4, 128),
          dense("starcoder2-15b", "bigcode/starcoder2-15b", 16, 40, 4, 128),
          dense("codellama-7b", "codellama/CodeLlama-7b-hf", 6.74, 32, 32, 128),
          dense("codellama-13b", "codellama/CodeLlama-13b-hf", 13, 40, 40, 128),
          dense("codellama-34b", "codellama/CodeLlama-34b-hf", 33.7, 48, 8, 128),
          dense("codellama-70b", "codellama/CodeLlama-70b-hf", 69, 80, 8, 128),
          dense("codegemma-2b", "google/codegemma-1.1-2b", 2.51, 18, 1, 256),
          dense("codegemma-7b", "google/codegemma-7b", 8.54, 28, 16, 256));

  private ModelCatalog() {}

  /** Returns all models, without qualities. */
  public static List<LlmModel> models() {
    return MODELS;
  }

  /** Returns the model of a canonical name or of a dataset's name, where it is known. */
  public static Optional<LlmModel> findModel(String name) {
    return MODELS.stream()
        .filter(one -> one.name().value().equals(name) || one.otherNames().contains(name))
        .findFirst();
  }

  /**
   * Returns the model of a canonical name or of a dataset's name.
   *
   * @throws IllegalArgumentException if it is not in the catalog
   */
  public static LlmModel getModel(String name) {
    return findModel(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The model %s is not in the catalog. Known: %s. Add its model card's sizes."
                        .formatted(name, MODELS.stream().map(LlmModel::name).toList())));
  }

  // One line per model reads better than five nested constructors; private, so the rule on
  // neighbouring numbers yields to the table.
  private static LlmModel dense(
      String name, String datasetName, double billions, int layers, int kvHeads, int headWidth) {
    return mixture(
        name,
        datasetName,
        new LlmModel.Shape(billions, billions, layers, kvHeads, headWidth, FP16_BYTES));
  }

  private static LlmModel mixture(String name, String datasetName, LlmModel.Shape shape) {
    return new LlmModel(new ModelName(name), Set.of(datasetName), shape, Map.of());
  }

  private static LlmModel.Shape shape(double billions, double active, int layers) {
    return new LlmModel.Shape(billions, active, layers, 8, 128, FP16_BYTES);
  }
}
