package io.slit.core.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The moments at which deployments fail and come back, in order; a return before a failure. */
final class OutageClock {
  /** A deployment goes down or comes back. */
  record Change(double at, int deployment, boolean down) {}

  private final List<Change> changes = new ArrayList<>();
  private int next;

  OutageClock(List<Outage> outages) {
    for (Outage outage : outages) {
      changes.add(new Change(outage.fromSeconds(), outage.deployment(), true));
      changes.add(new Change(outage.toSeconds(), outage.deployment(), false));
    }
    changes.sort(Comparator.comparingDouble(Change::at).thenComparing(Change::down));
  }

  double nextAt() {
    return next < changes.size() ? changes.get(next).at() : Double.POSITIVE_INFINITY;
  }

  Change take() {
    return changes.get(next++);
  }
}
