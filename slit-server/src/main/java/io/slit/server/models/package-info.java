/**
 * The serving model of the server: from measured rows to a trained, stored and promoted predictor.
 *
 * <p>Entry type: {@link io.slit.server.models.ServingModels}, which loads the current model of a
 * {@link io.slit.server.models.ModelStore} or trains one on the {@link
 * io.slit.server.models.Measurements} of a dataset.
 *
 * <p>Glossary: a <i>model</i> here is a trained artifact, named by the hash of its numbers; the
 * <i>current</i> one is the one that was promoted last. What is wrong with a stored model is a
 * {@link io.slit.server.models.ModelException}.
 *
 * <p>Must not depend on HTTP, planning or the command line.
 */
@NullMarked
package io.slit.server.models;

import org.jspecify.annotations.NullMarked;
