package io.slit.server.scenario;

import io.slit.core.units.Share;
import io.slit.core.workload.Origin;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import java.util.List;

/**
 * Who asks for what, and how often.
 *
 * @param origins weights sum to 1
 * @param defaultOrigin where a request comes from that does not say
 * @param profiles shares sum to 1
 * @param shortInputMaxTokens up to this many prompt tokens a request is short
 * @param demand how much is asked
 */
public record ScenarioWorkload(
    List<WeightedOrigin> origins,
    Origin defaultOrigin,
    List<WeightedProfile> profiles,
    int shortInputMaxTokens,
    DemandSettings demand) {
  /** Copies the lists. */
  public ScenarioWorkload {
    origins = List.copyOf(origins);
    profiles = List.copyOf(profiles);
  }

  /** Returns the request classes, every profile from every origin: profiles outside. */
  public List<RequestClass> classes() {
    return profiles.stream().flatMap(one -> classesOf(one.profile()).stream()).toList();
  }

  /** Returns the classes of one profile, in the order of the origins. */
  public List<RequestClass> classesOf(RequestProfile profile) {
    return origins.stream().map(one -> RequestClass.of(profile, one.origin())).toList();
  }

  /** Returns the part of all requests that a profile from an origin makes up, over a long time. */
  public Share share(WeightedProfile profile, WeightedOrigin origin) {
    return new Share(profile.share().value() * origin.weight().value());
  }

  /** Tells whether a prompt of so many tokens is short or long. */
  public InputSize sizeOf(double inputTokens) {
    return inputTokens <= shortInputMaxTokens ? InputSize.SHORT : InputSize.LONG;
  }
}
