package io.slit.core.simulation;

/** A flow that grows. */
final class FlowSum {
  private long requests;
  private long inputTokens;
  private long outputTokens;

  void add(int input, int output) {
    requests++;
    inputTokens += input;
    outputTokens += output;
  }

  void clear() {
    requests = 0;
    inputTokens = 0;
    outputTokens = 0;
  }

  Flow flow() {
    return new Flow(requests, inputTokens, outputTokens);
  }
}
