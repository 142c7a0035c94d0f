package io.slit.core.plan;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.workload.ClassId;
import java.util.List;

/**
 * The rows (request classes) and columns (deployments) of plans, shared by all plans of a cycle.
 */
public record PlanShape(List<ClassId> classes, List<DeploymentId> deployments) {
  /** Copies the lists. */
  public PlanShape {
    classes = List.copyOf(classes);
    deployments = List.copyOf(deployments);
  }
}
