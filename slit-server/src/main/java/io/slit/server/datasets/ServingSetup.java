package io.slit.server.datasets;

/** What serves: a model on an accelerator, split over some of them. */
public record ServingSetup(String model, String accelerator, int tensorParallelGpus) {}
