package io.slit.server.scenario;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.ModelName;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.server.json.LocatedObject;
import java.util.List;

/** Checks that every request class has a deployment that may serve it. */
final class Servability {
  private Servability() {}

  /** Notes every class that no deployment may serve. */
  static void check(Scenario scenario, LocatedObject in) {
    List<RequestProfile> profiles = scenario.profiles();
    for (RequestClass one : scenario.classes()) {
      if (allowed(one, scenario.fleet()).isEmpty()) {
        in.noteItem("profiles", profiles.indexOf(one.profile()), message(one));
      }
    }
  }

  /** Returns the deployments that may serve a class. */
  static List<Deployment> allowed(RequestClass one, Fleet fleet) {
    return fleet.deployments().stream()
        .filter(deployment -> one.mayRunOn(deployment, fleet.getSite(deployment.site())))
        .toList();
  }

  private static String message(RequestClass one) {
    List<String> models = one.profile().choice().models().stream().map(ModelName::value).toList();
    boolean home = one.profile().residency() == Residency.HOME_REGION;
    return "No deployment may serve the class %s: region (%s), models (%s), task (%s). %s"
        .formatted(
            one.id(),
            home ? one.origin().region() : "any",
            String.join(", ", models),
            one.profile().task(),
            "Deploy one of the models there, lower the alias's min_quality, or lift the"
                + " residency.");
  }
}
