package io.slit.server.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The models that were promoted, the current one first: the content of the pointer file, one id a
 * line.
 *
 * @param modelIds each once
 */
record PromotionHistory(List<String> modelIds) {
  /** Nothing was promoted yet. */
  static final PromotionHistory EMPTY = new PromotionHistory(List.of());

  private static final Pattern MODEL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int KEPT = 20;

  PromotionHistory {
    modelIds = List.copyOf(modelIds);
  }

  /** Returns whether a text may be the name of a model, and so of a directory. */
  static boolean isModelId(String text) {
    return MODEL_ID.matcher(text).matches();
  }

  /** Returns the history in the text of a pointer file. */
  static PromotionHistory parse(String file, String text) {
    List<String> ids = text.lines().toList();
    boolean valid = !ids.isEmpty() && ids.stream().allMatch(PromotionHistory::isModelId);
    if (!valid || !text.endsWith("\n")) {
      throw new ModelException(
          "The file (%s) must hold model ids, one a line, it holds (%s). Delete it; the next start chooses or trains a model."
              .formatted(file, text.length() <= 80 ? text : text.substring(0, 80) + "..."));
    }
    return new PromotionHistory(ids);
  }

  String text() {
    return String.join("\n", modelIds) + "\n";
  }

  Optional<String> findCurrent() {
    return modelIds.stream().findFirst();
  }

  Optional<String> findPrevious() {
    return modelIds.stream().skip(1).findFirst();
  }

  /** Returns the history after a promotion; the oldest of very many are forgotten. */
  PromotionHistory withCurrent(String modelId) {
    List<String> ids = new ArrayList<>();
    ids.add(modelId);
    modelIds.stream().filter(one -> !one.equals(modelId)).limit(KEPT - 1L).forEach(ids::add);
    return new PromotionHistory(ids);
  }

  /** Returns the history after a rollback. */
  PromotionHistory withoutCurrent() {
    return new PromotionHistory(modelIds.subList(1, modelIds.size()));
  }
}
