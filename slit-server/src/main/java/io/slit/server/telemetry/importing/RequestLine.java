package io.slit.server.telemetry.importing;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a line of another program says about one request.
 *
 * @param id its id there
 * @param ended when it ended
 * @param model as it is named there
 * @param endpoint address it went to; blank where it is not said
 * @param isCompleted whether it was answered
 * @param inputTokens prompt tokens
 * @param outputTokens generated tokens
 * @param ttftSeconds time to first token, where it was streamed
 * @param totalSeconds from the start to the end
 * @param cachedTokens prompt tokens that a prefix cache held
 * @param queueSeconds part of the time to first token that was spent waiting
 */
public record RequestLine(
    String id,
    Instant ended,
    String model,
    String endpoint,
    boolean isCompleted,
    OptionalLong inputTokens,
    OptionalLong outputTokens,
    OptionalDouble ttftSeconds,
    double totalSeconds,
    OptionalLong cachedTokens,
    OptionalDouble queueSeconds) {}
