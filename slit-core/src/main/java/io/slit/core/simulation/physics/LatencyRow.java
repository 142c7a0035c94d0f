package io.slit.core.simulation.physics;

/**
 * A row of Splitwise's table: a batch of equal prompts on an idle replica.
 *
 * @param on what it was measured on
 * @param promptTokens of each prompt
 * @param batch prompts together
 * @param ttftSeconds until the first token of the batch
 * @param tpotSeconds a decode step
 */
public record LatencyRow(
    MeasuredOn on, int promptTokens, int batch, double ttftSeconds, double tpotSeconds) {}
