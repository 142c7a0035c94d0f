package io.slit.core.simulation;

import io.slit.core.fleet.Deployment;
import io.slit.core.units.Latency;
import io.slit.core.workload.Origin;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.ServiceClass;
import io.slit.core.workload.TokenProfile;
import java.util.List;

/** A setting laid out as tables by class and deployment. */
final class SettingTables {
  final double[][] networkSeconds;
  final boolean[][] allowed;
  final int[] origin;
  final ServiceKind[] kind;

  /** How long after its arrival a request must start at the latest, in simulated s. */
  final double[] slackSeconds;

  SettingTables(SimulationSetting setting, DeploymentState[] deployments) {
    List<RequestClass> classes = setting.classes();
    List<Origin> origins = setting.origins();
    networkSeconds = new double[classes.size()][deployments.length];
    allowed = new boolean[classes.size()][deployments.length];
    origin = new int[classes.size()];
    kind = new ServiceKind[classes.size()];
    slackSeconds = new double[classes.size()];
    for (int c = 0; c < classes.size(); c++) {
      RequestClass one = classes.get(c);
      origin[c] = origins.indexOf(one.origin());
      kind[c] = ServiceKind.of(one.profile());
      for (int k = 0; k < deployments.length; k++) {
        Deployment deployment = deployments[k].deployment;
        allowed[c][k] = one.mayRunOn(deployment, setting.fleet().getSite(deployment.site()));
        Latency trip = setting.network().roundTrip(one.origin().id(), deployment.site());
        networkSeconds[c][k] = trip.seconds() * setting.rules().networkHalfRoundTrips() / 2;
      }
      slackSeconds[c] = slack(one, allowed[c], deployments, setting.horizon().lapse());
    }
  }

  /**
   * Returns the time that a request may be put off: its deadline, less what it takes at the slowest
   * place that may serve it, full, and the bound on its first token.
   */
  private static double slack(
      RequestClass one, boolean[] allowed, DeploymentState[] deployments, double lapse) {
    ServiceClass service = one.profile().service();
    if (!(service instanceof ServiceClass.Deferrable deferrable)) {
      return 0;
    }
    TokenProfile tokens = one.profile().tokens();
    double longest = 0;
    for (int k = 0; k < deployments.length; k++) {
      if (allowed[k]) {
        longest = Math.max(longest, deployments[k].speed.fullSeconds(tokens));
      }
    }
    double deadline = deferrable.deadline().toMillis() / 1000.0 / lapse;
    return Math.max(0, deadline - longest - service.ttftP95().seconds());
  }
}
