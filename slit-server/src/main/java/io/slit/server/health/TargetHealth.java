package io.slit.server.health;

import io.slit.core.fleet.DeploymentId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * The health of all deployments of a fleet, told from real requests (passive), with half-open
 * probes. Thread-safe; while all are healthy a look at it is one volatile read.
 *
 * <p>A deployment that is out is left out of the draw, so its share goes to the others in
 * proportion; one that comes back takes its share back by and by, so nothing herds.
 */
public final class TargetHealth {
  private final List<DeploymentId> ids;
  private final List<Breaker> breakers;
  private final AtomicInteger troubled = new AtomicInteger();

  /**
   * Begins with all healthy.
   *
   * @param ids deployments in the order of the plans' columns
   * @param nanos a clock that never goes back
   */
  public TargetHealth(List<DeploymentId> ids, HealthRules rules, LongSupplier nanos) {
    this.ids = List.copyOf(ids);
    this.breakers =
        IntStream.range(0, ids.size()).mapToObj(i -> new Breaker(rules, nanos, troubled)).toList();
  }

  /**
   * Returns the deployments that a request should leave out.
   *
   * @param unit a number in [0, 1) drawn for the request: one that is coming back is left out by
   *     the requests above its part
   */
  public Set<DeploymentId> leftOut(double unit) {
    if (troubled.get() == 0) {
      return Set.of();
    }
    Set<DeploymentId> out = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!breakers.get(i).admits(unit)) {
        out.add(ids.get(i));
      }
    }
    return out;
  }

  /**
   * Takes a deployment for a request. Whoever gets true must tell what came of it.
   *
   * @return false if it is to be probed and another request does so already
   */
  public boolean take(int deployment) {
    return breakers.get(deployment).take();
  }

  /** Tells that a request went well, of whose TTFT nothing is known. */
  public void succeeded(int deployment) {
    breakers.get(deployment).ended(false, false);
  }

  /** Tells that a request went well; it counts as slow if its TTFT is far above the expected. */
  public void succeeded(int deployment, Duration ttft, Duration expectedP95) {
    Breaker breaker = breakers.get(deployment);
    boolean mayGoOut = 2 * (troubled.get() + 1) <= ids.size();
    breaker.ended(false, mayGoOut && breaker.isSlow(ttft, expectedP95));
  }

  /** Tells that a deployment failed a request: an error, a timeout, a broken answer. */
  public void failed(int deployment) {
    breakers.get(deployment).ended(true, false);
  }

  /** Tells that a deployment asked not to be asked for a while. */
  public void limited(int deployment, Duration pause) {
    breakers.get(deployment).limited(pause);
  }

  /** Tells that a request was given up by its caller: nothing is learned. */
  public void released(int deployment) {
    breakers.get(deployment).released();
  }

  /** Returns the state of a deployment. */
  public TargetState state(int deployment) {
    return breakers.get(deployment).state();
  }

  /** Returns the part of its share that a deployment takes now, in [0, 1]. */
  public double admitted(int deployment) {
    return breakers.get(deployment).admitted();
  }
}
