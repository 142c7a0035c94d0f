package io.slit.server;

import io.slit.server.models.ModelStore;
import io.slit.server.models.ServingModels;
import io.slit.server.models.Worldwide14;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The real product on the committed scenario, with a model that is trained once per test run. */
public final class Worldwide {
  /** The committed scenario file. */
  public static final Path SCENARIO =
      Path.of(System.getProperty("basedir", "."), "..", "datasets", "worldwide-14", "scenario.yaml")
          .toAbsolutePath()
          .normalize();

  private static final String MODELS = "models";

  private Worldwide() {}

  /** Puts the trained model into a state directory, so that nothing has to be trained there. */
  public static Path trained(Path stateDir) {
    copy(Holder.TRAINED.resolve(MODELS), stateDir.resolve(MODELS));
    return stateDir;
  }

  /** Starts the real server on free ports and waits until it is ready. */
  public static SlitApplication startReady(Path stateDir, Map<String, String> more)
      throws Exception {
    Map<String, String> flags = new HashMap<>(Map.of("scenario", SCENARIO.toString()));
    flags.putAll(more);
    SlitApplication app = Slit.serve(TestServers.config(trained(stateDir), flags));
    TestServers.awaitReady(app.port());
    return app;
  }

  /** Copies a directory and all below it. */
  public static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(
            Files.isDirectory(path) ? target : target.toAbsolutePath().getParent());
        if (!Files.isDirectory(path)) {
          Files.copy(path, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {
    static final Path TRAINED = train();

    private static Path train() {
      try {
        Path directory = Files.createTempDirectory(Path.of("target"), "trained-");
        ServingModels.loadOrTrain(
            Worldwide14.open(), ModelStore.open(directory), InstantSource.system(), line -> {});
        return directory;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
