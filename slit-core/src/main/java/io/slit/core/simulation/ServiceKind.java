package io.slit.core.simulation;

import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;

/** How a request may be treated. */
public enum ServiceKind {
  /** Someone waits, anywhere may answer. */
  INTERACTIVE,
  /** It may start later, up to its latest start. */
  DEFERRABLE,
  /** Someone waits, and only the home region may answer. */
  RESIDENCY_BOUND;

  /** Returns the kind of a profile; one that is deferrable and bound counts as deferrable. */
  public static ServiceKind of(RequestProfile profile) {
    if (profile.service() instanceof ServiceClass.Deferrable) {
      return DEFERRABLE;
    }
    return profile.residency() == Residency.HOME_REGION ? RESIDENCY_BOUND : INTERACTIVE;
  }
}
