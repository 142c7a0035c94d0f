package io.slit.core.workload;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;

/** The requests of one profile from one origin: the rows of a routing plan. */
public record RequestClass(ClassId id, RequestProfile profile, Origin origin) {
  /** Returns the class of a profile and an origin. */
  public static RequestClass of(RequestProfile profile, Origin origin) {
    return new RequestClass(
        new ClassId(profile.name() + "@" + origin.id().value()), profile, origin);
  }

  /** Tells whether residency lets a site process it. */
  public boolean mayRunAt(Datacenter site) {
    return switch (profile.residency()) {
      case ANYWHERE -> true;
      case HOME_REGION -> site.region().equals(origin.region());
    };
  }

  /**
   * Tells whether a deployment may serve it: its model is asked for, good enough where an alias
   * sets a floor, and residency lets it run there. A model asked for by name is good enough.
   */
  public boolean mayRunOn(Deployment deployment, Datacenter site) {
    return profile.choice().models().contains(deployment.model().name())
        && meetsFloor(deployment)
        && mayRunAt(site);
  }

  private boolean meetsFloor(Deployment deployment) {
    return !(profile.choice() instanceof ModelChoice.Alias alias)
        || deployment
            .model()
            .findQuality(profile.task())
            .filter(score -> score.compareTo(alias.minQuality()) >= 0)
            .isPresent();
  }
}
