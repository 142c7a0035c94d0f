package io.slit.predictor.training;

import java.time.Instant;

/**
 * What a training run is given beside its data.
 *
 * @param seed of everything random
 * @param trainedAt time written into the manifest, by the clock of the caller
 */
public record TrainingSettings(long seed, Instant trainedAt) {}
