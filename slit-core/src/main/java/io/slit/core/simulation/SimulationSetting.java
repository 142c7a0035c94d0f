package io.slit.core.simulation;

import io.slit.core.fleet.Fleet;
import io.slit.core.workload.NetworkDistance;
import io.slit.core.workload.Origin;
import io.slit.core.workload.RequestClass;
import java.util.List;
import java.util.Objects;

/**
 * What is simulated, without requests and policy.
 *
 * @param fleet what serves
 * @param physics how each deployment serves, in the order of the fleet
 * @param classes what a request can be; its class says where it may run
 * @param network how far sites are from origins
 * @param horizon how long
 * @param rules what the engine does beside physics
 * @param outages what fails, and when
 */
public record SimulationSetting(
    Fleet fleet,
    List<ReplicaPhysics> physics,
    List<RequestClass> classes,
    NetworkDistance network,
    Horizon horizon,
    ServingRules rules,
    List<Outage> outages) {
  /** Copies the lists and checks that they fit. */
  public SimulationSetting {
    physics = List.copyOf(physics);
    classes = List.copyOf(classes);
    outages = List.copyOf(outages);
    int deployments = fleet.deployments().size();
    if (physics.size() != deployments) {
      throw new IllegalArgumentException(
          "There are %d deployments and the physics of %d. Give one for each, in order."
              .formatted(deployments, physics.size()));
    }
    outages.forEach(outage -> Objects.checkIndex(outage.deployment(), deployments));
  }

  /** Returns the origins of the classes, in the order of their first appearance. */
  public List<Origin> origins() {
    return classes.stream().map(RequestClass::origin).distinct().toList();
  }

  /** Returns the same with another length. */
  public SimulationSetting withHorizon(Horizon other) {
    return new SimulationSetting(fleet, physics, classes, network, other, rules, outages);
  }

  /** Returns the same with other rules. */
  public SimulationSetting withRules(ServingRules other) {
    return new SimulationSetting(fleet, physics, classes, network, horizon, other, outages);
  }

  /** Returns the same with other outages. */
  public SimulationSetting withOutages(List<Outage> others) {
    return new SimulationSetting(fleet, physics, classes, network, horizon, rules, others);
  }
}
