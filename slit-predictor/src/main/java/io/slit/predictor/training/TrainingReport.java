package io.slit.predictor.training;

import io.slit.predictor.artifact.ModelArtifact;
import io.slit.predictor.artifact.ModelErrors;

/**
 * The result of a training run.
 *
 * @param artifact the trained model
 * @param errors how far it was from the measurements
 * @param seconds wall time of the run
 */
public record TrainingReport(ModelArtifact artifact, ModelErrors errors, double seconds) {}
