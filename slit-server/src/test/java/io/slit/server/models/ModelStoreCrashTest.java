package io.slit.server.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.artifact.ModelArtifact;
import io.slit.server.files.DurableFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Crashes before every single file operation; the store must then open with an old or new model.
 */
class ModelStoreCrashTest {
  @TempDir Path temporary;

  private final ModelArtifact first = TinyModels.of(1);
  private final ModelArtifact second = TinyModels.of(2);

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void keepsTheOldModelOrHasTheNewOne() {
    int steps = crashEverywhere(this::saveAndPromoteSecond, List.of(first, second));
    assertTrue(steps > 15, steps + " steps");
  }

  private void saveAndPromoteSecond(ModelStore store) {
    store.save(second);
    store.promote(second.manifest().modelId());
  }

  @Test
  void keepsAModelWhoseManifestIsReplaced() {
    ModelArtifact newer = TinyModels.retrainedAt(first, Instant.EPOCH);
    crashEverywhere(store -> store.save(newer), List.of(first, newer));
  }

  @Test
  void keepsEitherModelOnRollback() {
    crashEverywhere(
        store -> {
          saveAndPromoteSecond(store);
          store.rollback();
        },
        List.of(first, second));
  }

  /** Returns how many operations the action has. */
  private int crashEverywhere(Consumer<ModelStore> action, List<ModelArtifact> allowed) {
    for (int step = 0; ; step++) {
      Path state = temporary.resolve("crash-" + step);
      saveFirst(state);
      boolean crashed = crashes(state, action, step);
      ModelStore after = ModelStore.open(state);
      ModelArtifact current = after.loadCurrent().orElseThrow();
      assertTrue(allowed.contains(current), "after a crash at step " + step);
      assertEquals(List.of(), after.list().problems(), "after a crash at step " + step);
      action.accept(after);
      assertTrue(allowed.contains(ModelStore.open(state).loadCurrent().orElseThrow()));
      if (!crashed) {
        return step;
      }
    }
  }

  private void saveFirst(Path state) {
    ModelStore store = ModelStore.open(state);
    store.save(first);
    store.promote(first.manifest().modelId());
  }

  private static boolean crashes(Path state, Consumer<ModelStore> action, int step) {
    int[] left = {step};
    DurableFiles files =
        new DurableFiles(
            () -> {
              if (left[0]-- == 0) {
                throw new Crash();
              }
            });
    try {
      action.accept(ModelStore.open(state, files));
      return false;
    } catch (Crash expected) {
      return true;
    }
  }
}
