package io.slit.server.storage;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the server knew about a decision besides its outcome. Whatever it did not know is empty: a
 * decision of an earlier process, or of a plan that is gone.
 *
 * @param planId the plan it was made by
 * @param inFlight open decisions of the deployment when it was made, itself included, as far as
 *     this server made them
 * @param concurrency the same per powered replica
 * @param estimate what its own tokens were expected to take
 */
public record DecisionContext(
    Optional<String> planId,
    OptionalInt inFlight,
    OptionalDouble concurrency,
    Optional<QueueFree> estimate) {
  /** Nothing is known. */
  public static final DecisionContext UNKNOWN =
      new DecisionContext(
          Optional.empty(), OptionalInt.empty(), OptionalDouble.empty(), Optional.empty());

  /**
   * An estimate at the replica: no network and no queue.
   *
   * @param modelId the serving model it comes from
   * @param ttftMillis time to process the prompt
   * @param tpotMillis time per output token
   * @param energyWh GPU energy
   */
  public record QueueFree(String modelId, double ttftMillis, double tpotMillis, double energyWh) {}
}
