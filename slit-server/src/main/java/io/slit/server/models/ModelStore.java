package io.slit.server.models;

import io.slit.predictor.artifact.ArtifactManifest;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.server.files.DurableFiles;
import io.slit.server.json.ArtifactJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models of a server on disk: {@code <state>/models/<model id>/{manifest,payload}.json}, and
 * the pointer file {@code <state>/models/current}.
 *
 * <p>A model is written beside its place and moved there at once; the pointer is replaced at once,
 * and only by ids whose model could be read. So after a crash between any two file operations the
 * current model is the old one or the new one. Leftovers of a crash are removed by the next save.
 *
 * <p>One process at a time: the lock of the state directory is not taken here. Not thread-safe.
 */
public final class ModelStore {
  private static final String SAVING = ".saving-";

  private final Path directory;
  private final Path pointer;
  private final DurableFiles files;

  private ModelStore(Path directory, DurableFiles files) {
    this.directory = directory;
    this.pointer = directory.resolve("current");
    this.files = files;
  }

  /** Returns the store of a state directory, which is made if it is absent. */
  public static ModelStore open(Path stateDirectory) {
    return open(stateDirectory, new DurableFiles(() -> {}));
  }

  static ModelStore open(Path stateDirectory, DurableFiles files) {
    ModelStore store = new ModelStore(stateDirectory.resolve("models"), files);
    if (!Files.isDirectory(store.directory)) {
      store.write(() -> files.createDirectories(store.directory));
    }
    return store;
  }

  /**
   * Returns the id of the promoted model, if there is one.
   *
   * @throws ModelException if the pointer file is damaged
   */
  public Optional<String> findCurrentId() {
    return history().findCurrent();
  }

  /**
   * Returns the promoted model, if there is one.
   *
   * @throws ModelException if it, or the pointer to it, is damaged
   */
  public Optional<ModelArtifact> loadCurrent() {
    return findCurrentId().map(this::load);
  }

  /**
   * Returns a model.
   *
   * @throws ModelException if it is not there or damaged
   */
  public ModelArtifact load(String modelId) {
    return filesOf(modelId).read();
  }

  /** Returns the ids of the models that were promoted, the current one first. */
  public List<String> promotions() {
    return history().modelIds();
  }

  /** Writes the card of a stored model beside it, and the report of a retraining under its name. */
  public Path writeReport(RetrainResult result) {
    Path reports = directory.resolveSibling("reports").resolve(result.challengerId());
    String card = ModelCard.of(result);
    write(
        () -> {
          files.createDirectories(reports);
          files.replace(reports.resolve("card.md"), card);
          files.replace(reports.resolve("report.html"), RetrainHtml.page(result));
          if (Files.isDirectory(directoryOf(result.challengerId()))) {
            files.replace(directoryOf(result.challengerId()).resolve("card.md"), card);
          }
        });
    return reports;
  }

  /** Returns the card of a model, if it came of a retraining. */
  public Optional<String> findCard(String modelId) {
    Path card = directoryOf(modelId).resolve("card.md");
    if (!Files.exists(card)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(card));
    } catch (IOException cause) {
      throw new ModelException(
          "The file (%s) must be readable. Check its permissions.".formatted(card), cause);
    }
  }

  /** Returns what lies in the store. */
  public StoredModels list() {
    List<ArtifactManifest> manifests = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String modelId : directoryNames()) {
      try {
        manifests.add(filesOf(modelId).readManifest());
      } catch (ModelException wrong) {
        problems.add(wrong.getMessage());
      }
    }
    manifests.sort(
        Comparator.comparing(ArtifactManifest::trainedAt)
            .reversed()
            .thenComparing(ArtifactManifest::modelId));
    return new StoredModels(manifests, problems);
  }

  /**
   * Stores a model; it is not promoted by that. A model of the same id has the same payload: its
   * manifest is replaced.
   */
  public void save(ModelArtifact artifact) {
    ArtifactManifest manifest = artifact.manifest();
    Path target = directoryOf(manifest.modelId());
    write(
        () -> {
          removeLeftovers();
          if (isWhole(target)) {
            String text = ArtifactJson.writeManifest(manifest);
            files.replace(new ModelFiles(target).manifest(), text);
          } else {
            files.delete(target);
            make(artifact, target);
          }
        });
  }

  private void make(ModelArtifact artifact, Path target) throws IOException {
    Path workspace = directory.resolve(SAVING + artifact.manifest().modelId());
    files.createDirectories(workspace);
    ModelFiles made = new ModelFiles(workspace);
    files.write(made.payload(), ArtifactJson.writePayload(artifact.payload()));
    files.write(made.manifest(), ArtifactJson.writeManifest(artifact.manifest()));
    files.move(workspace, target);
  }

  /**
   * Makes a stored model the current one.
   *
   * @throws ModelException if it cannot be read; the current one then stays
   */
  public void promote(String modelId) {
    load(modelId);
    PromotionHistory promoted = history().withCurrent(modelId);
    write(() -> files.replace(pointer, promoted.text()));
  }

  /**
   * Makes the model current that was current before, and returns its id.
   *
   * @throws ModelException if there is none, or it cannot be read; the current one then stays
   */
  public String rollback() {
    PromotionHistory now = history();
    String previous =
        now.findPrevious()
            .orElseThrow(
                () ->
                    new ModelException(
                        "No model was current before (%s) in the store (%s). Promote one of its models by name."
                            .formatted(now.findCurrent().orElse("none"), directory)));
    load(previous);
    write(() -> files.replace(pointer, now.withoutCurrent().text()));
    return previous;
  }

  private PromotionHistory history() {
    if (!Files.exists(pointer)) {
      return PromotionHistory.EMPTY;
    }
    try {
      return PromotionHistory.parse(pointer.toString(), Files.readString(pointer));
    } catch (IOException cause) {
      throw new ModelException(
          "The file (%s) must be readable and UTF-8 text: %s. Check its permissions, or delete it."
              .formatted(pointer, cause),
          cause);
    }
  }

  private List<String> directoryNames() {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .filter(PromotionHistory::isModelId)
          .sorted()
          .toList();
    } catch (IOException cause) {
      throw new ModelException(
          "The store (%s) must be readable. Check its permissions.".formatted(directory), cause);
    }
  }

  private boolean isWhole(Path target) {
    if (!Files.isDirectory(target)) {
      return false;
    }
    try {
      new ModelFiles(target).read();
      return true;
    } catch (ModelException damaged) {
      return false;
    }
  }

  private void removeLeftovers() throws IOException {
    List<Path> leftovers;
    try (Stream<Path> entries = Files.list(directory)) {
      leftovers =
          entries.filter(entry -> entry.getFileName().toString().startsWith(SAVING)).toList();
    }
    for (Path leftover : leftovers) {
      files.delete(leftover);
    }
  }

  private ModelFiles filesOf(String modelId) {
    return new ModelFiles(directoryOf(modelId));
  }

  private Path directoryOf(String modelId) {
    if (!PromotionHistory.isModelId(modelId)) {
      throw new ModelException(
          "The model id (%s) must be letters, digits, dots and dashes. Choose one that the store lists."
              .formatted(modelId));
    }
    return directory.resolve(modelId);
  }

  private interface Write {
    void run() throws IOException;
  }

  private void write(Write write) {
    try {
      write.run();
    } catch (IOException cause) {
      throw new ModelException(
          "The store (%s) must be writable: %s. Check permissions and free space; what was current stays."
              .formatted(directory, cause),
          cause);
    }
  }
}
