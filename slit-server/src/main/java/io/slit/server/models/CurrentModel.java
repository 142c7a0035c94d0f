package io.slit.server.models;

import io.slit.core.spi.ServingPredictor;
import io.slit.predictor.artifact.ArtifactServingPredictor;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The serving model that a running server uses. It follows the store: what another process promotes
 * is used from the next planning cycle on, without a pause. A model that cannot be read changes
 * nothing. Thread-safe.
 */
public final class CurrentModel {
  private final ModelStore store;
  private final Consumer<String> progress;
  private volatile ServingPredictor predictor;
  private volatile String refused = "";

  /**
   * Begins with a predictor.
   *
   * @param progress told in one sentence when the model changes or cannot
   */
  public CurrentModel(ServingPredictor predictor, ModelStore store, Consumer<String> progress) {
    this.predictor = predictor;
    this.store = store;
    this.progress = progress;
  }

  /** Returns the predictor in use. */
  public ServingPredictor get() {
    return predictor;
  }

  /** Looks at the store, and returns the predictor to use from now on. */
  public synchronized ServingPredictor refreshed() {
    try {
      Optional<String> promoted = store.findCurrentId();
      if (promoted.isPresent()
          && !promoted.get().equals(predictor.modelId())
          && !promoted.get().equals(refused)) {
        change(promoted.get());
      }
    } catch (ModelException e) {
      progress.accept("The model %s stays. %s".formatted(predictor.modelId(), e.getMessage()));
    }
    return predictor;
  }

  private void change(String promoted) {
    String old = predictor.modelId();
    try {
      predictor = new ArtifactServingPredictor(store.load(promoted));
      progress.accept("Changed from the model %s to %s.".formatted(old, promoted));
    } catch (ModelException | IllegalArgumentException e) {
      refused = promoted;
      progress.accept("The model %s stays. %s".formatted(old, e.getMessage()));
    }
  }
}
