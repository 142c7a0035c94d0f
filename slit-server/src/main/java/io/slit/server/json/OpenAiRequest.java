package io.slit.server.json;

import org.jspecify.annotations.Nullable;

/**
 * What the proxy reads of the body of an OpenAI request. It holds no prompt text.
 *
 * @param model what was asked for: a model or an alias
 * @param modelStart where the JSON string of the model begins in the body, in bytes
 * @param modelEnd where it ends, exclusive
 * @param maxOutputTokens tokens to generate at most; 0 where the body does not say
 * @param stream whether events are asked for
 * @param deferrable whether it may wait: true for the service tier {@code flex}, false for {@code
 *     priority}, null where the body leaves it open
 */
public record OpenAiRequest(
    String model,
    int modelStart,
    int modelEnd,
    int maxOutputTokens,
    boolean stream,
    @Nullable Boolean deferrable) {}
