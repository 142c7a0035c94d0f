package io.slit.server.datasets;

/** The length of a request and of its answer, in tokens. */
public record TokenLengths(int inputTokens, int outputTokens) {}
