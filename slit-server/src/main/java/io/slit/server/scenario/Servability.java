package io.slit.server.scenario;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.server.json.LocatedObject;
import java.util.List;

/**
 * Which deployments may serve a class: those of an allowed model, above its quality floor, where
 * residency lets the class run.
 */
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
  static List<Deployment> allowed(RequestClass requestClass, Fleet fleet) {
    ModelChoice choice = requestClass.profile().choice();
    return fleet.deployments().stream()
        .filter(one -> choice.models().contains(one.model().name()))
        .filter(one -> isGoodEnough(one.model(), requestClass.profile()))
        .filter(one -> requestClass.mayRunAt(fleet.getSite(one.site())))
        .toList();
  }

  /**
   * A model that was asked for by name is good enough; one behind an alias must reach its floor.
   */
  private static boolean isGoodEnough(LlmModel model, RequestProfile profile) {
    if (profile.choice() instanceof ModelChoice.Alias alias && alias.minQuality().value() > 0) {
      return model
          .findQuality(profile.task())
          .filter(score -> score.compareTo(alias.minQuality()) >= 0)
          .isPresent();
    }
    return true;
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
