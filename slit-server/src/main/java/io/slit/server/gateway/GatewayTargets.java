package io.slit.server.gateway;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The deployments of a fleet as gateways name and reach them, in its order. Immutable. */
public final class GatewayTargets {
  private final List<GatewayTarget> targets;
  private final List<Map<String, String>> headers;

  private GatewayTargets(List<GatewayTarget> targets) {
    this.targets = List.copyOf(targets);
    this.headers = targets.stream().map(GatewayTargets::headers).toList();
  }

  /** Returns the targets of a fleet. */
  public static GatewayTargets of(Fleet fleet) {
    List<Deployment> deployments = fleet.deployments();
    List<String> names = ClusterNames.of(deployments);
    List<GatewayTarget> targets = new ArrayList<>();
    for (int i = 0; i < deployments.size(); i++) {
      Deployment one = deployments.get(i);
      String region = fleet.getSite(one.site()).region().value();
      targets.add(
          new GatewayTarget(one, region, names.get(i), GatewayTarget.Address.of(one.endpoint())));
    }
    return new GatewayTargets(targets);
  }

  private static Map<String, String> headers(GatewayTarget target) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-slit-target", target.deployment().id().value());
    headers.put("x-slit-cluster", target.cluster());
    target
        .address()
        .ifPresent(
            address -> {
              headers.put("x-slit-upstream", address.authority());
              headers.put("x-slit-scheme", address.scheme());
            });
    headers.put("x-slit-endpoint", target.deployment().endpoint());
    headers.put("x-slit-region", target.region());
    headers.put("x-slit-target-model", target.deployment().model().name().value());
    return Map.copyOf(headers);
  }

  /** Returns a target by its position in the fleet. */
  public GatewayTarget get(int deployment) {
    return targets.get(deployment);
  }

  /** Returns the headers that tell a gateway where to send a request. */
  public Map<String, String> headers(int deployment) {
    return headers.get(deployment);
  }
}
