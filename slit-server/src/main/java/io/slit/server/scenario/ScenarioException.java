package io.slit.server.scenario;

import io.slit.server.json.LocatedException;

/** The refusal of a scenario, with every problem and its place. */
public final class ScenarioException extends LocatedException {
  private static final long serialVersionUID = 1L;

  ScenarioException(LocatedException cause) {
    super(cause.problems(), cause.count(), cause);
  }
}
