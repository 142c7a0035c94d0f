package io.slit.server.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.artifact.ModelArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  @TempDir Path state;

  private final ModelArtifact first = TinyModels.of(1);
  private final ModelArtifact second = TinyModels.of(2);
  private ModelStore store;

  @BeforeEach
  void open() {
    store = ModelStore.open(state);
  }

  @Test
  void startsEmpty() {
    assertEquals(Optional.empty(), store.loadCurrent());
    assertEquals(new StoredModels(List.of(), List.of()), store.list());
  }

  @Test
  void keepsWhatWasSavedAndPromoted() {
    promoteNew(first);
    store.save(second);
    ModelStore later = ModelStore.open(state);
    assertEquals(Optional.of(first), later.loadCurrent());
    assertEquals(second, later.load(id(second)));
    assertEquals(2, later.list().manifests().size());
  }

  @Test
  void rollsBackToTheOneBefore() {
    promoteNew(first);
    promoteNew(second);
    assertEquals(id(first), store.rollback());
    assertEquals(Optional.of(first), store.loadCurrent());
    assertRefused("No model was current before (" + id(first) + ")", store::rollback);
    assertEquals(Optional.of(first), store.loadCurrent());
  }

  @Test
  void forgetsNoModelWhenOneIsPromotedAgain() {
    promoteNew(first);
    promoteNew(second);
    store.promote(id(first));
    store.promote(id(first));
    assertEquals(id(second), store.rollback());
  }

  @Test
  void replacesTheManifestOfTheSamePayload() {
    promoteNew(first);
    ModelArtifact again = TinyModels.retrainedAt(first, Instant.EPOCH);
    store.save(again);
    assertEquals(Optional.of(again), store.loadCurrent());
  }

  @Test
  void neverLoadsAHalfWrittenModel() throws IOException {
    promoteNew(first);
    Path payload = directory(first).resolve("payload.json");
    byte[] whole = Files.readAllBytes(payload);
    for (int length = 0; length < whole.length - 1; length += 50) {
      Files.write(payload, Arrays.copyOf(whole, length));
      assertRefused("payload.json", store::loadCurrent);
    }
    Files.delete(payload);
    assertRefused("payload.json", store::loadCurrent);
    assertRefused("payload.json", () -> store.promote(id(first)));
    store.save(first);
    assertEquals(Optional.of(first), store.loadCurrent());
  }

  @Test
  void keepsTheCurrentModelIfTheOneBeforeIsDamaged() throws IOException {
    promoteNew(first);
    promoteNew(second);
    Files.writeString(directory(first).resolve("manifest.json"), "{");
    assertRefused("manifest.json", store::rollback);
    assertEquals(Optional.of(second), store.loadCurrent());
    assertEquals(List.of(second.manifest()), store.list().manifests());
    assertEquals(1, store.list().problems().size());
  }

  @Test
  void refusesForeignBytesAndNames() throws IOException {
    promoteNew(first);
    Files.write(directory(first).resolve("payload.json"), new byte[] {'{', (byte) 0xff, '}'});
    assertRefused("UTF-8", store::loadCurrent);
    assertRefused("must be letters", () -> store.load("../../etc"));
    store.save(second);
    Files.move(directory(second), directory(second).resolveSibling("other"));
    assertRefused("must have the name of the model in it", () -> store.load("other"));
  }

  @Test
  void refusesADamagedPointer() throws IOException {
    promoteNew(first);
    Path pointer = state.resolve("models").resolve("current");
    for (String text : List.of("", "gbt", "../x\n", "\n", "a b\n")) {
      Files.write(pointer, text.getBytes(UTF_8));
      assertRefused("must hold model ids", store::loadCurrent);
    }
    Files.writeString(pointer, "gbt-000000000000\n");
    assertRefused("gbt-000000000000", store::loadCurrent);
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(state.resolve("file"), "");
    assertRefused("must be writable", () -> ModelStore.open(file));
  }

  private void promoteNew(ModelArtifact artifact) {
    store.save(artifact);
    store.promote(id(artifact));
  }

  private Path directory(ModelArtifact artifact) {
    return state.resolve("models").resolve(id(artifact));
  }

  private static String id(ModelArtifact artifact) {
    return artifact.manifest().modelId();
  }

  private static void assertRefused(String words, Runnable action) {
    ModelException refused = assertThrows(ModelException.class, action::run);
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
  }
}
