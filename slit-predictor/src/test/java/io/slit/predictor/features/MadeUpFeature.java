package io.slit.predictor.features;

import io.slit.predictor.training.TrainingSettings;
import smile.data.DataFrame;

/** Breaks the arrows on purpose: shows that the rules of {@code ArrowsTest} find it. */
public record MadeUpFeature(DataFrame table, TrainingSettings settings) {}
