package io.slit.server.json;

import io.slit.core.workload.InferenceRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request for a decision, as read.
 *
 * @param inference the request to be routed
 * @param maxCostUsd the most a target may be expected to cost, or null for any
 * @param explain whether the answer says why
 */
public record RouteRequest(
    InferenceRequest inference, @Nullable Double maxCostUsd, boolean explain) {}
