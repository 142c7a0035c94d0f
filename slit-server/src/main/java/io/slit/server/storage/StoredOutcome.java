package io.slit.server.storage;

import io.slit.core.telemetry.RequestObservation;
import org.jspecify.annotations.Nullable;

/**
 * An outcome to be stored.
 *
 * @param observation the outcome
 * @param idempotencyKey the caller's own name for it, or null
 */
public record StoredOutcome(RequestObservation observation, @Nullable String idempotencyKey) {}
