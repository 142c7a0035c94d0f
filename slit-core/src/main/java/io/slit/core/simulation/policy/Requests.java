package io.slit.core.simulation.policy;

import io.slit.core.simulation.SimulatedRequest;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import java.util.List;
import java.util.Set;

/**
 * Simulated requests as a server would be asked to route them: name of the model or alias, task,
 * origin, residency, prompt tokens. What a caller allows at most is the mean output of its class:
 * how many tokens come out is not known before.
 */
final class Requests {
  private final List<Asked> byClass;

  /** What all requests of a class have in common. */
  private record Asked(String model, int maxOutputTokens, Hints hints, Constraints constraints) {
    static Asked of(RequestClass one) {
      boolean deferrable = one.profile().service() instanceof ServiceClass.Deferrable;
      boolean home = one.profile().residency() == Residency.HOME_REGION;
      return new Asked(
          one.profile().choice().name(),
          (int) Math.ceil(one.profile().tokens().meanOutput()),
          new Hints(one.profile().task(), one.origin().id(), null, deferrable),
          home
              ? new Constraints(Set.of(one.origin().region()), Set.of(), Set.of(), Share.NONE)
              : Constraints.NONE);
    }
  }

  Requests(List<RequestClass> classes) {
    this.byClass = classes.stream().map(Asked::of).toList();
  }

  InferenceRequest of(SimulatedRequest request) {
    Asked asked = byClass.get(request.classIndex());
    return new InferenceRequest(
        Long.toString(request.id()),
        asked.model(),
        request.inputTokens(),
        asked.maxOutputTokens(),
        asked.hints(),
        asked.constraints());
  }
}
