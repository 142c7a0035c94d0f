package io.slit.core.simulation;

/** Runs requests through a fleet under a policy, event by event. */
public final class Simulation {
  private Simulation() {}

  /**
   * Returns the books of a run. The same setting, requests and answers give the same books, bit for
   * bit; runs share nothing, so they may run on any number of threads.
   *
   * @throws IllegalStateException if the policy sends a request where it may not run, or defers one
   *     that must not wait
   */
  public static SimulationResult run(
      SimulationSetting setting, RequestSource requests, Dispatcher dispatcher) {
    return new Engine(setting, requests, dispatcher).run();
  }
}
