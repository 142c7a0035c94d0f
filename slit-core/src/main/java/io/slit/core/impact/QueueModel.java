package io.slit.core.impact;

/**
 * Waiting before service, in plain numbers (MODELS.md 1).
 *
 * <p>A request waits twice: for a free decode slot of the deployment (M/G/c, Allen and Cunneen,
 * with Sakasegawa's closed form of the delay, Queueing Systems 1977), and for the replica's turn to
 * prefill (the same with one server, which for Poisson arrivals is Pollaczek and Khinchine's exact
 * formula). Both are finite below saturation only: callers keep utilisation under {@link
 * #MAX_UTILISATION} and book what is above it as overflow.
 */
public final class QueueModel {
  /** Utilisation at which waits are evaluated at most; beyond, a plan is infeasible. */
  public static final double MAX_UTILISATION = 0.995;

  private static final double TAIL = 0.05;

  private QueueModel() {}

  /**
   * Returns the mean wait in s for one of {@code servers}.
   *
   * <p>Wq = (Ca2 + Cs2)/2 x rho^(sqrt(2(c + 1)) - 1) / (c (1 - rho)) x S. Exact for M/M/1 and
   * M/G/1; within a tenth of Erlang's C for M/M/c.
   *
   * @param servers c, at least 1
   * @param utilisation rho in [0, 1); larger values are evaluated at {@link #MAX_UTILISATION}
   * @param serviceSeconds mean service time S
   * @param arrivalScv squared coefficient of variation of interarrival times, 1 for Poisson
   * @param serviceScv squared coefficient of variation of service times
   */
  public static double waitSeconds(
      double servers,
      double utilisation,
      double serviceSeconds,
      double arrivalScv,
      double serviceScv) {
    double rho = Math.min(utilisation, MAX_UTILISATION);
    if (rho <= 0) {
      return 0;
    }
    double waits = waitProbability(servers, rho);
    return (arrivalScv + serviceScv) / 2 * waits / (servers * (1 - rho)) * serviceSeconds;
  }

  /**
   * Returns the probability that a request waits at all: rho^(sqrt(2(c + 1)) - 1), which is the
   * Erlang C that Sakasegawa's form of the mean implies. Exact for one server.
   *
   * @param servers c, at least 1
   * @param utilisation rho, not negative; larger values are evaluated at {@link #MAX_UTILISATION}
   */
  public static double waitProbability(double servers, double utilisation) {
    double rho = Math.min(utilisation, MAX_UTILISATION);
    return servers == 1 ? rho : Math.pow(rho, Math.sqrt(2 * (servers + 1)) - 1);
  }

  /**
   * Returns the 95th percentile in s of a wait whose mean is known.
   *
   * <p>A request waits at all with probability C, and then about exponentially (exact for M/M/c):
   * P(W &gt; t) = C exp(-t C / Wq).
   *
   * @param meanWaitSeconds Wq
   * @param waitProbability C in [0, 1), see {@link #waitProbability}
   */
  public static double waitP95Seconds(double meanWaitSeconds, double waitProbability) {
    return waitProbability <= TAIL
        ? 0
        : meanWaitSeconds / waitProbability * Math.log(waitProbability / TAIL);
  }
}
