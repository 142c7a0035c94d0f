package io.slit.core.simulation;

/**
 * What became of the requests of a class.
 *
 * @param flow where they went
 * @param ttft time from arrival to the first token back at the origin; for a deferrable request
 *     from when the policy sent it off
 * @param tpot mean time per output token after the first, of each finished request
 * @param ttftMisses first tokens later than the bound of the class
 * @param late deferrable requests whose last token came after their deadline
 */
public record ClassBook(
    FlowBalance flow, LatencyHistogram ttft, LatencyHistogram tpot, long ttftMisses, long late) {}
