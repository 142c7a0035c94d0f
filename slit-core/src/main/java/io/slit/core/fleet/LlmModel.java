package io.slit.core.fleet;

import io.slit.core.units.Require;
import io.slit.core.units.Share;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A large language model.
 *
 * @param name canonical name
 * @param otherNames other spellings that requests use
 * @param shape size of the network
 * @param quality published score by task, where one is known
 */
public record LlmModel(
    ModelName name, Set<String> otherNames, Shape shape, Map<Task, Share> quality) {
  /** Copies the collections. */
  public LlmModel {
    otherNames = Set.copyOf(new TreeSet<>(otherNames));
    quality = Map.copyOf(new TreeMap<>(quality));
  }

  /** Returns the published score on a task, in [0, 1], where one is known. */
  public Optional<Share> findQuality(Task task) {
    return Optional.ofNullable(quality.get(task));
  }

  /**
   * The size of the network.
   *
   * @param parametersBillion all parameters, in billions
   * @param activeParametersBillion parameters used per token, in billions
   * @param layers transformer blocks
   * @param kvHeads key-value heads of a block
   * @param headDimension width of a head
   * @param bytesPerParameter bytes of a weight and of a cached value
   */
  public record Shape(
      double parametersBillion,
      double activeParametersBillion,
      int layers,
      int kvHeads,
      int headDimension,
      double bytesPerParameter) {
    /** Checks the ranges. */
    public Shape {
      Require.within(0.01, 10_000, parametersBillion, "parameters_b", "Give billions.");
      Require.within(
          0.01,
          parametersBillion,
          activeParametersBillion,
          "active_parameters_b",
          "Give billions.");
      Require.atLeast(1, layers, "layers", "Count transformer blocks.");
      Require.atLeast(1, kvHeads, "kv_heads", "Count key-value heads.");
      Require.atLeast(1, headDimension, "head_dimension", "Give the width of a head.");
      Require.within(0.5, 4, bytesPerParameter, "bytes_per_parameter", "FP16 is 2, FP8 is 1.");
    }

    /** Returns the bytes of all weights, in GB. */
    public double weightsGb() {
      return parametersBillion * bytesPerParameter;
    }

    /** Returns the key-value cache of one token, in GB: key and value in every block. */
    public double kvGbPerToken() {
      return 2.0 * layers * kvHeads * headDimension * bytesPerParameter / 1e9;
    }
  }
}
