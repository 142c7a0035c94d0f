package io.slit.core.simulation.physics;

import java.util.OptionalDouble;

/**
 * A row of Splitwise's table: a batch of equal prompts on an idle replica.
 *
 * @param on what it was measured on
 * @param promptTokens of each prompt
 * @param batch prompts together
 * @param ttftSeconds until the first token of the batch
 * @param tpotSeconds a decode step
 * @param powerShare mean draw of a GPU over its largest, where it was measured
 */
public record LatencyRow(
    MeasuredOn on,
    int promptTokens,
    int batch,
    double ttftSeconds,
    double tpotSeconds,
    OptionalDouble powerShare) {}
