package io.slit.server.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an exploration goes, as flags. */
final class ExploreOutput {
  private static final String PRINTED = "-";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "write front.html, front.csv, front.json, front.parquet and front-shares.parquet there (default: fronts/TIME in the state directory, unless another output is asked for)")
  private @Nullable Path out;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = PRINTED,
      paramLabel = "FILE",
      description = "without a file: print the front as JSON; with one: write the full front there")
  private @Nullable String json;

  @Option(names = "--csv", paramLabel = "FILE", description = "write the front as CSV there")
  private @Nullable Path csv;

  @Option(
      names = "--parquet",
      paramLabel = "FILE",
      description = "write the plans as Parquet there, and their shares beside it (NAME-shares)")
  private @Nullable Path parquet;

  @Option(
      names = "--beside",
      description =
          "run once more without --set, --without and --load, and print the differences of the named plans")
  private boolean beside;

  @Option(
      names = "--diff",
      paramLabel = "A,B",
      split = ",",
      description =
          "say in words what changes from one plan to another: names of picks or baselines, or ids")
  private List<String> diff = new ArrayList<>();

  /** Checks what needs no scenario. */
  void check(boolean epochByEpoch) {
    if (!diff.isEmpty() && diff.size() != 2) {
      throw new IllegalArgumentException(
          "--diff %s: it must name two plans, for example --diff balanced,carbon."
              .formatted(String.join(",", diff)));
    }
    if (epochByEpoch && (beside || !diff.isEmpty())) {
      throw new IllegalArgumentException(
          "--beside and --diff look at one front. Use --at instead of --from and --to, or add --joint.");
    }
  }

  boolean isPrintedAsJson() {
    return PRINTED.equals(json);
  }

  boolean isBeside() {
    return beside;
  }

  /** Returns the names of two plans, or none. */
  List<String> diff() {
    return diff;
  }

  Optional<Path> jsonFile() {
    return isPrintedAsJson() ? Optional.empty() : Optional.ofNullable(json).map(Path::of);
  }

  Optional<Path> csvFile() {
    return Optional.ofNullable(csv);
  }

  Optional<Path> parquetFile() {
    return Optional.ofNullable(parquet);
  }

  /** Returns the directory to write to, where one is asked for or nothing else is. */
  Optional<Path> directory(Path standard) {
    boolean other = json != null || csv != null || parquet != null;
    return out == null && !other ? Optional.of(standard) : Optional.ofNullable(out);
  }
}
