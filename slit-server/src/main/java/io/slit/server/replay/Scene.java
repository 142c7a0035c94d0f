package io.slit.server.replay;

import io.slit.core.environment.Environment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.SiteId;
import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.RequestSource;
import io.slit.core.simulation.ServingRules;
import io.slit.core.simulation.SimulationSetting;
import io.slit.core.simulation.policy.Briefing;
import io.slit.core.simulation.policy.Policies;
import io.slit.core.workload.Epoch;
import io.slit.server.microgrid.Microgrids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;

/**
 * What all policies of a scene meet alike: windows, requests, conditions, forecasts; and what they
 * share: compiled problems and searched fronts. Thread-safe.
 */
final class Scene {
  private final Stage stage;
  private final Traffic traffic;
  private final ReplayedConditions conditions;
  private final double factor;
  private final Cell.Scene key;
  private final List<ReplayWindow> windows;
  private final List<Briefing> briefings;
  private final Policies policies;
  private final Power power;

  /**
   * What sites have besides the grid.
   *
   * @param wind at a site, at 10 m in m/s
   * @param period that the windows stand for, in equal parts
   */
  record Power(
      Microgrids microgrids, ToDoubleBiFunction<SiteId, Instant> wind, Sampling.Span period) {}

  /** What the simulator is set up with in every scene. */
  record Stage(Fleet fleet, SimulationSetting setting, Duration epoch) {
    SimulationSetting over(ReplayWindow window) {
      return setting.withHorizon(Horizon.whole(window.stepSeconds(), window.steps()));
    }

    static ServingRules rules(double halfRoundTrips) {
      ServingRules rules = ServingRules.DEFAULT;
      return new ServingRules(
          halfRoundTrips, rules.maxWaiting(), rules.maxAttempts(), rules.startServing());
    }
  }

  /** Takes what is replayed, one briefing for each window. */
  Scene(
      Stage stage,
      ReplayedTime time,
      Cell.Scene key,
      List<ReplayWindow> windows,
      List<Briefing> briefings,
      Policies policies,
      Power power) {
    this.stage = stage;
    this.traffic = time.traffic();
    this.conditions = time.conditions();
    this.factor = time.factor();
    this.key = key;
    this.windows = List.copyOf(windows);
    this.briefings = List.copyOf(briefings);
    this.policies = policies;
    this.power = power;
  }

  Stage stage() {
    return stage;
  }

  Policies policies() {
    return policies;
  }

  List<ReplayWindow> windows() {
    return windows;
  }

  Briefing briefing(int window) {
    return briefings.get(window);
  }

  RequestSource requests(int window) {
    long seed = Objects.hash(key.week(), key.seed(), window);
    return traffic.requests(windows.get(window), factor, seed);
  }

  Environment conditions(int window, int step) {
    return conditions.at(windows.get(window).at(step));
  }

  /** Returns a new account of what becomes of the energy of a cell. */
  MicrogridAccount microgridAccount() {
    return new MicrogridAccount(
        stage.fleet(),
        power.microgrids(),
        (site, instant) -> conditions.at(instant).find(site).orElseThrow(),
        power.wind());
  }

  /** Returns the part of the period that a window stands for. */
  Sampling.Span part(int window) {
    Instant from = power.period().from();
    Duration part = Duration.between(from, power.period().to()).dividedBy(windows.size());
    return new Sampling.Span(
        from.plus(part.multipliedBy(window)), from.plus(part.multipliedBy(window + 1L)));
  }

  /** Tells whether one plan holds over a whole window. */
  boolean isOneEpoch(int window) {
    List<Epoch> epochs = windows.get(window).epochs(stage.epoch());
    return epochs.get(0).equals(epochs.get(epochs.size() - 1));
  }
}
