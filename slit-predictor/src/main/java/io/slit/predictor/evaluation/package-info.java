/**
 * How good serving estimates are on measurements that they were not trained on, by name.
 *
 * <p>Entry type: {@link io.slit.predictor.evaluation.ServingEvaluation}. It trains the product as
 * it is on all measurements but one group, asks it about that group, and compares. Nothing is
 * chosen by these figures at run time: everything that training chooses, it chooses inside of what
 * it was given. Depends on training, artifact, fallback and measurement; no clock, no files.
 */
@NullMarked
package io.slit.predictor.evaluation;

import org.jspecify.annotations.NullMarked;
