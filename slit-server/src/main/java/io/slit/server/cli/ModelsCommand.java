package io.slit.server.cli;

import io.slit.server.config.ServerConfig;
import io.slit.server.json.ArtifactJson;
import io.slit.server.json.ModelsJson;
import io.slit.server.models.ModelException;
import io.slit.server.models.ModelStore;
import io.slit.server.models.StoredModels;
import io.slit.server.storage.StateLock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that look at stored models and change which one is used. */
final class ModelsCommand {
  private ModelsCommand() {}

  /** What all of them have. */
  abstract static class Models implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "print JSON")
    boolean json;

    @Override
    public Integer call() {
      CommandSpec own = CommandLines.present(spec);
      ServerConfig config = ConfigFlags.resolve(own.commandLine().getParseResult()).config();
      PrintWriter out = own.commandLine().getOut();
      out.println(run(ModelStore.open(config.stateDir()), config.stateDir()).stripTrailing());
      out.flush();
      return ExitCode.OK;
    }

    /** Returns what to print. */
    abstract String run(ModelStore store, Path stateDir);

    /** Keeps retrainings and other promotions out; a server that runs does not mind. */
    static String locked(Path stateDir, Supplier<String> work) {
      return StateLock.holding(stateDir.resolve("models"), work);
    }

    String changed(String current) {
      return json ? ModelsJson.changed(current) : "The current model is " + current + ".";
    }
  }

  /** Lists models. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the stored models, the newest first; * is the current one.",
      footer = {
        "",
        "Example:",
        "  slit models list --json",
        "",
        "Exit codes: 0 done, 1 failure, 2 bad usage."
      })
  static final class ListThem extends Models {
    @Override
    String run(ModelStore store, Path stateDir) {
      StoredModels models = store.list();
      List<String> promotions = store.promotions();
      return json ? ModelsJson.list(models, promotions) : text(models, promotions);
    }

    private static String text(StoredModels models, List<String> promotions) {
      StringBuilder text = new StringBuilder();
      models
          .manifests()
          .forEach(
              one -> {
                int place = promotions.indexOf(one.modelId());
                String mark = place == 0 ? "*" : place > 0 ? "-" : " ";
                text.append(
                    "%s %s  trained at %s%n".formatted(mark, one.modelId(), one.trainedAt()));
              });
      models.problems().forEach(one -> text.append("! ").append(one).append('\n'));
      return text.isEmpty()
          ? "There is no model. The first start of the server trains one."
          : text.toString();
    }
  }

  /** Shows one model. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows the card of a model, or its manifest as JSON.",
      footer = {
        "",
        "Example:",
        "  slit models show gbt-1f0a93c2be44",
        "",
        "Exit codes: 0 done, 1 failure, 2 bad usage."
      })
  static final class Show extends Models {
    @Parameters(
        arity = "0..1",
        paramLabel = "MODEL",
        description = "id of a model (default: the current one)")
    private @Nullable String modelId;

    @Override
    String run(ModelStore store, Path stateDir) {
      String asked = modelId == null ? store.findCurrentId().orElseThrow(Show::none) : modelId;
      String manifest = ArtifactJson.writeManifest(store.load(asked).manifest());
      return json ? manifest : store.findCard(asked).orElse(manifest);
    }

    private static ModelException none() {
      return new ModelException(
          "There is no current model. The first start of the server trains one.");
    }
  }

  /** Promotes a model. */
  @Command(
      name = "promote",
      mixinStandardHelpOptions = true,
      description =
          "Makes a stored model the current one; a running server uses it from its next plan on.",
      footer = {
        "",
        "Example:",
        "  slit models promote gbt-1f0a93c2be44",
        "",
        "Exit codes: 0 done, 1 failure, 2 bad usage."
      })
  static final class Promote extends Models {
    @Parameters(paramLabel = "MODEL", description = "id of a model")
    private String modelId = "";

    @Override
    String run(ModelStore store, Path stateDir) {
      return locked(
          stateDir,
          () -> {
            store.promote(modelId);
            return changed(modelId);
          });
    }
  }

  /** Goes back to the model before. */
  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Makes the model current that was current before.",
      footer = {
        "",
        "Example:",
        "  slit models rollback",
        "",
        "Exit codes: 0 done, 1 failure, 2 bad usage."
      })
  static final class Rollback extends Models {
    @Override
    String run(ModelStore store, Path stateDir) {
      return locked(stateDir, () -> changed(store.rollback()));
    }
  }
}
