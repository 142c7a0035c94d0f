package io.slit.server.models;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Fleet;
import io.slit.core.impact.TtftModel;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.NetworkDistance;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the network's part out of an observed TTFT, since a gateway measures it with the network
 * and a replica's model must not learn it. Waiting in a queue is not known and stays in.
 */
public final class ServedTtft {
  private final Map<DeploymentId, Deployment> deployments;
  private final Map<ClassId, OriginId> origins;
  private final NetworkDistance network;
  private final double halfRoundTrips;

  /** Makes it for a fleet and its request classes. */
  public ServedTtft(
      Fleet fleet,
      Collection<RequestClass> classes,
      NetworkDistance network,
      double halfRoundTrips) {
    this.deployments =
        fleet.deployments().stream()
            .collect(Collectors.toUnmodifiableMap(Deployment::id, Function.identity()));
    this.origins =
        classes.stream()
            .collect(Collectors.toUnmodifiableMap(RequestClass::id, one -> one.origin().id()));
    this.network = network;
    this.halfRoundTrips = halfRoundTrips;
  }

  /** Returns the network's part of a TTFT, where the place is known. */
  public OptionalDouble networkMillis(RequestObservation observed) {
    Deployment deployment = deployments.get(observed.deployment());
    OriginId origin = origins.get(observed.requestClass());
    return deployment == null || origin == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            TtftModel.network(network.roundTrip(origin, deployment.site()), halfRoundTrips)
                .millis());
  }

  /** Returns the observation as the replica saw it; unchanged where its place is not known. */
  public RequestObservation of(RequestObservation observed) {
    Deployment deployment = deployments.get(observed.deployment());
    OriginId origin = origins.get(observed.requestClass());
    if (deployment == null
        || origin == null
        || !(observed.outcome() instanceof Outcome.Completed completed)) {
      return observed;
    }
    Latency way = TtftModel.network(network.roundTrip(origin, deployment.site()), halfRoundTrips);
    Latency served = new Latency(Math.max(0, completed.ttft().seconds() - way.seconds()));
    return new RequestObservation(
        observed.decisionId(),
        observed.at(),
        observed.requestClass(),
        observed.deployment(),
        new Outcome.Completed(
            served,
            completed.tpot(),
            completed.inputTokens(),
            completed.outputTokens(),
            completed.energy(),
            completed.quality(),
            completed.cachedTokens(),
            completed.queue()));
  }
}
