package io.slit.core.workload;

import io.slit.core.fleet.Task;
import io.slit.core.units.Require;

/**
 * A kind of request, wherever it comes from: model x task x size x service class.
 *
 * @param name for people, for example {@code chat-short}
 * @param choice the models that may answer
 * @param task what its quality is measured by
 * @param tokens its size
 * @param service how long it may wait
 * @param residency where it may be processed
 */
public record RequestProfile(
    String name,
    ModelChoice choice,
    Task task,
    TokenProfile tokens,
    ServiceClass service,
    Residency residency) {
  /** Checks the name. */
  public RequestProfile {
    Require.text(name, "profile name");
  }
}
