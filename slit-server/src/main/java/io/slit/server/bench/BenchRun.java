package io.slit.server.bench;

/**
 * One search, measured.
 *
 * @param budget what it was given
 * @param seed of the search
 * @param quality of its plans
 * @param seconds from the call to the menu of plans, on the budget's clock
 * @param evaluations plans evaluated or solved for
 * @param stoppedBy why it ended, as a key
 */
public record BenchRun(
    BenchBudget budget,
    long seed,
    FrontQuality quality,
    double seconds,
    int evaluations,
    String stoppedBy) {}
