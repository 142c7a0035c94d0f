package io.slit.core.simulation;

/**
 * Where requests went: {@code arrived = served + rejected + open}, for requests and tokens.
 *
 * @param arrived all
 * @param served those that have their last token
 * @param rejected those turned away: by the policy, by a full queue, by a failure too many
 * @param open those that were deferred, waited or ran when the run ended
 */
public record FlowBalance(Flow arrived, Flow served, Flow rejected, Flow open) {
  /** Nothing. */
  public static final FlowBalance NONE =
      new FlowBalance(Flow.NONE, Flow.NONE, Flow.NONE, Flow.NONE);

  /** Tells whether nothing was lost or doubled. */
  public boolean isBalanced() {
    return arrived.equals(served.plus(rejected).plus(open));
  }

  /** Returns the sum of the two. */
  public FlowBalance plus(FlowBalance other) {
    return new FlowBalance(
        arrived.plus(other.arrived),
        served.plus(other.served),
        rejected.plus(other.rejected),
        open.plus(other.open));
  }
}
