package io.slit.server.planning;

import io.slit.core.fleet.Fleet;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.core.routing.RequestClassifier;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import java.time.Duration;
import java.util.List;

/**
 * What a server serves: the rows and columns that all its plans share. Immutable.
 *
 * @param name of the scenario
 * @param fleet columns
 * @param classes rows, in order
 * @param defaultOrigin where a request comes from that does not say
 * @param epochLength what one plan covers, unless configured otherwise
 */
public record ServedScenario(
    String name,
    Fleet fleet,
    List<RequestClass> classes,
    OriginId defaultOrigin,
    Duration epochLength) {
  /** Copies the list. */
  public ServedScenario {
    classes = List.copyOf(classes);
  }

  /** Returns rows and columns by name. */
  public PlanShape shape() {
    return new PlanShape(
        classes.stream().map(RequestClass::id).toList(),
        fleet.deployments().stream().map(deployment -> deployment.id()).toList());
  }

  /** Returns the compiler of this scenario's plans. */
  public PlanCompiler compiler() {
    RequestClassifier classifier = RequestClassifier.of(classes, fleet.models(), defaultOrigin);
    return published -> ActivePlan.compile(published, fleet, classifier);
  }

  /** Returns the models and aliases a request can name, sorted. */
  public List<String> modelNames() {
    return classes.stream().map(one -> one.profile().choice().name()).distinct().sorted().toList();
  }

  /** Returns the origins a request can name, sorted. */
  public List<String> originNames() {
    return classes.stream().map(one -> one.origin().id().value()).distinct().sorted().toList();
  }

  /** Makes a published plan ready for look-up. */
  @FunctionalInterface
  public interface PlanCompiler {
    /** Returns the compiled plan. */
    ActivePlan compile(PublishedPlan published);
  }
}
