package io.slit.server.datasets;

/**
 * A published number about the carbon emitted to build hardware.
 *
 * @param unit the unit of the value, as the name of the constant says too
 * @param note what the source says about it, may be empty
 */
public record EmbodiedConstant(
    String name, double value, String unit, String source, String note) {}
