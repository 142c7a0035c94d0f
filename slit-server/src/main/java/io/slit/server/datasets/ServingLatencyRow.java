package io.slit.server.datasets;

/** The measured latency of one configuration (Splitwise). */
public record ServingLatencyRow(
    ServingSetup setup, Batch batch, Timings timings, int repetitions, GpuPower power) {

  /**
   * The requests that were served together, all of one shape.
   *
   * @param maxOutputTokens the limit of the answer; above 256 many answers end before it
   */
  public record Batch(int promptTokens, int requests, int maxOutputTokens) {}

  /**
   * The three latencies.
   *
   * @param ttft time until the first token, of the whole batch
   * @param tpot time per further token
   * @param endToEnd time until the last token
   */
  public record Timings(Spread ttft, Spread tpot, Spread endToEnd) {}
}
