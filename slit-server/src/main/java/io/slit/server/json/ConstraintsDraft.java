package io.slit.server.json;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Region;
import io.slit.core.units.Money;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest.Constraints;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Constraints while their members come in. */
final class ConstraintsDraft {
  private static final double MAX_COST_USD = 1e6;

  private Set<Region> residency = Set.of();
  private Set<DeploymentId> only = Set.of();
  private Set<DeploymentId> ignore = Set.of();
  private double minQuality;
  private @Nullable Money maxCost;

  Constraints finish() {
    return new Constraints(residency, only, ignore, new Share(minQuality), maxCost);
  }

  void member(JsonInput in, String field, String name) throws IOException {
    switch (name) {
      case "residency" ->
          residency =
              in.someNames(field).stream().map(Region::new).collect(Collectors.toUnmodifiableSet());
      case "only" -> only = deployments(in.someNames(field));
      case "ignore" -> ignore = deployments(in.names(field));
      case "min_quality" -> minQuality = in.number(field, 0, 1);
      case "max_cost_usd" -> maxCost = new Money(in.number(field, 0, MAX_COST_USD));
      default ->
          throw JsonInput.bad(
              field,
              "is no constraint. Known: residency, only, ignore, min_quality, max_cost_usd.");
    }
  }

  private static Set<DeploymentId> deployments(Set<String> names) {
    return names.stream().map(DeploymentId::new).collect(Collectors.toUnmodifiableSet());
  }
}
