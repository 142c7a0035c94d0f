package io.slit.server.scenario;

import io.slit.core.fleet.Fleet;
import io.slit.core.search.PlanningPolicy;
import io.slit.core.workload.Origin;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import java.util.List;

/**
 * Everything about a study or an operation that is not a time series. Immutable.
 *
 * @param name short, as in the name of its directory
 * @param title one line for people
 * @param time the period and its epochs
 * @param signals which carbon and water figures count
 * @param policy what the operator decided about planning
 * @param catalogue models, aliases, tasks
 * @param fleet sites and deployments
 * @param workload who asks for what
 */
public record Scenario(
    String name,
    String title,
    TimeFrame time,
    SignalChoice signals,
    PlanningPolicy policy,
    ModelCatalogue catalogue,
    Fleet fleet,
    ScenarioWorkload workload) {
  /** Returns the kinds of request, in the order of the file. */
  public List<RequestProfile> profiles() {
    return workload.profiles().stream().map(WeightedProfile::profile).toList();
  }

  /** Returns the request classes, every profile from every origin: the rows of a plan. */
  public List<RequestClass> classes() {
    return workload.classes();
  }

  /** Returns the places that requests come from, in the order of the file. */
  public List<Origin> origins() {
    return workload.origins().stream().map(WeightedOrigin::origin).toList();
  }
}
