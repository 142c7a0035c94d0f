package io.slit.server.proxy;

import io.slit.server.json.HttpProblem;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller may pass, and on whose behalf it asks.
 *
 * @param refusal why it may not, or null if it may
 * @param tenant whose policy decides where the request does not say, or null if it has none
 */
public record Entry(@Nullable HttpProblem refusal, @Nullable String tenant) {}
