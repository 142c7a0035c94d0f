/**
 * The trained model as plain data, and the predictor that reads it.
 *
 * <p>Entry types: {@link io.slit.predictor.artifact.ModelArtifact}, {@link
 * io.slit.predictor.artifact.ArtifactServingPredictor}. Records only, so that any codec can write
 * them; every constructor checks what it is given, because an artifact comes from a file. Depends
 * on features, fallback and measurement; knows no learning library.
 */
@NullMarked
package io.slit.predictor.artifact;

import org.jspecify.annotations.NullMarked;
