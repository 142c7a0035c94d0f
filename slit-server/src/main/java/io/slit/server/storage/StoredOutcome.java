package io.slit.server.storage;

import io.slit.core.telemetry.RequestObservation;
import org.jspecify.annotations.Nullable;

/**
 * An outcome to be stored.
 *
 * @param observation the outcome
 * @param idempotencyKey the caller's own name for it, or null
 * @param context what was known when it was decided
 */
public record StoredOutcome(
    RequestObservation observation, @Nullable String idempotencyKey, DecisionContext context) {
  /** Takes an outcome of whose decision nothing is known. */
  public StoredOutcome(RequestObservation observation, @Nullable String idempotencyKey) {
    this(observation, idempotencyKey, DecisionContext.UNKNOWN);
  }
}
