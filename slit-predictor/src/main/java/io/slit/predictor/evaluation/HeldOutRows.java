package io.slit.predictor.evaluation;

import io.slit.predictor.artifact.ArtifactServingPredictor;
import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.measurement.MeasurementSet;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.training.Trainer;
import io.slit.predictor.training.TrainingSettings;
import io.slit.predictor.training.UsedMeasurements;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every measurement under a product that was trained without its group. */
final class HeldOutRows {
  private static final int FOLDS = 10;

  private final MeasurementSet used;
  private final TrainingSettings settings;
  private final Consumer<String> progress;

  HeldOutRows(MeasurementSet all, TrainingSettings settings, Consumer<String> progress) {
    this.used = UsedMeasurements.of(all);
    this.settings = settings;
    this.progress = progress;
  }

  /** Returns the rows, judged group by group; configurations in ten folds. */
  List<JudgedRow> of(HoldOut holdOut) {
    List<JudgedRow> rows = new ArrayList<>();
    List<Set<String>> folds = folds(holdOut);
    for (Set<String> fold : folds) {
      rows.addAll(judged(holdOut, fold));
    }
    progress.accept(
        "Trained %d times without some, for %s: %d rows judged."
            .formatted(folds.size(), holdOut.label(), rows.size()));
    return rows;
  }

  private List<JudgedRow> judged(HoldOut holdOut, Set<String> groups) {
    List<ServingConfiguration> judged =
        configurations().filter(one -> groups.contains(holdOut.group(one))).toList();
    Predicate<ServingConfiguration> isSeen =
        row -> judged.stream().noneMatch(one -> holdOut.excludes(row, one));
    ModelArtifact artifact = new Trainer(settings, step -> {}).train(used.only(isSeen)).artifact();
    return new Judge(new ArtifactServingPredictor(artifact)).judge(used.only(judged::contains));
  }

  private List<Set<String>> folds(HoldOut holdOut) {
    List<String> groups = new ArrayList<>(configurations().map(holdOut::group).distinct().toList());
    if (holdOut != HoldOut.CONFIGURATION) {
      return groups.stream().map(Set::of).toList();
    }
    Collections.shuffle(groups, new Random(settings.seed() + 1));
    groups.sort(Comparator.comparing(rarelyMeasured()::contains).reversed());
    Map<Integer, Set<String>> folds =
        IntStream.range(0, groups.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> i % FOLDS,
                    LinkedHashMap::new,
                    Collectors.mapping(groups::get, Collectors.toSet())));
    return List.copyOf(folds.values());
  }

  /** Configurations with measured prompts are few: dealt first, they fall into different folds. */
  private Set<String> rarelyMeasured() {
    return used.prefill().stream()
        .map(one -> HoldOut.CONFIGURATION.group(one.configuration()))
        .collect(Collectors.toSet());
  }

  private Stream<ServingConfiguration> configurations() {
    return used.configurations().stream();
  }
}
