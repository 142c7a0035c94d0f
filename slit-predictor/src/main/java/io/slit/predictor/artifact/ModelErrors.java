package io.slit.predictor.artifact;

/**
 * How far predictions were from measurements, by target.
 *
 * @param prefill of the prefill time
 * @param tpot of the time per output token
 * @param energy of the GPU energy per request
 */
public record ModelErrors(TargetErrors prefill, TargetErrors tpot, TargetErrors energy) {}
