package io.slit.core.workload;

import io.slit.core.fleet.Datacenter;

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
}
