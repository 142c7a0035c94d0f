package io.slit.server;

import io.slit.core.search.PlanSearch;
import io.slit.core.search.Workers;
import io.slit.core.search.lp.PolishedSearch;
import io.slit.core.search.slit.PlanSearches;
import io.slit.core.simulation.policy.Forecasters;
import io.slit.core.spi.ServingPredictor;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import io.slit.predictor.forecast.LearnedEnvironmentForecaster;
import io.slit.predictor.quality.FeedbackQuality;
import io.slit.predictor.smile.BoostedSurrogate;
import io.slit.server.config.ServerConfig;
import io.slit.server.models.CurrentModel;
import io.slit.server.models.ModelStore;
import io.slit.server.models.ServedTtft;
import io.slit.server.models.ServingModels;
import io.slit.server.planning.EpochPlanner;
import io.slit.server.planning.ServedScenario;
import io.slit.server.planning.ThreadWorkers;
import io.slit.server.planning.World;
import io.slit.server.replay.LoggedTraffic;
import io.slit.server.replay.ReplayDesk;
import io.slit.server.replay.ReplayOrder;
import io.slit.server.reports.Explorer;
import io.slit.server.signals.SignalSnapshot;
import io.slit.server.simulation.MeasuredRows;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What planning works with, online and offline: the world of a scenario and the predictor of its
 * deployments.
 *
 * @param world scenario and dataset
 * @param model trained on the dataset's measurements and on outcomes
 * @param quality published scores, moved by the outcomes it is shown
 * @param workers that search, as many threads as configured
 */
public record Workbench(World world, CurrentModel model, FeedbackQuality quality, Workers workers) {
  /**
   * Loads the scenario, then loads or trains the predictor: a wrong scenario leaves nothing behind.
   *
   * @param config names scenario and state directory
   * @param progress told in one sentence per step
   */
  public static Workbench open(ServerConfig config, Consumer<String> progress) {
    return open(World.source(config.scenario()).load(), config, progress);
  }

  /**
   * Loads or trains the predictor of a world.
   *
   * @param config names the state directory
   * @param progress told in one sentence per step
   */
  public static Workbench open(World world, ServerConfig config, Consumer<String> progress) {
    ModelStore store = ModelStore.open(config.stateDir());
    ServingPredictor predictor =
        ServingModels.loadOrTrain(world.dataset(), store, InstantSource.system(), progress);
    return new Workbench(
        world,
        new CurrentModel(predictor, store, progress),
        new FeedbackQuality(world.fleet(), world.classes()),
        ThreadWorkers.of(config.planning().threads()));
  }

  /** Returns what a server of this world serves. */
  public ServedScenario served() {
    return served(world);
  }

  /** Returns what a server of a world serves. */
  public static ServedScenario served(World world) {
    return new ServedScenario(
        world.scenario().name(),
        world.fleet(),
        world.classes(),
        world.scenario().workload().defaultOrigin().id(),
        world.scenario().time().epochLength());
  }

  /** Returns the planner that a configuration asks for. */
  public EpochPlanner planner(ServerConfig config, InstantSource clock) {
    return planner(config, clock, Optional::empty);
  }

  /** Returns the planner that a configuration asks for, with live signals where there are any. */
  public EpochPlanner planner(
      ServerConfig config, InstantSource clock, Supplier<Optional<SignalSnapshot>> signals) {
    EpochPlanner.Tools tools =
        new EpochPlanner.Tools(
            forecasters(),
            quality::scores,
            model::refreshed,
            search(PlanSearches.DEFAULT),
            signals);
    EpochPlanner.Wishes wishes =
        new EpochPlanner.Wishes(
            config.planning().preference(),
            config.planning().budget(),
            config.planning().seed(),
            config.planning().robust());
    return new EpochPlanner(world, tools, wishes, clock);
  }

  private static World.Forecasters forecasters() {
    return new World.Forecasters(new LearnedEnvironmentForecaster(), new LearnedDemandForecaster());
  }

  /** Returns the predictor in use. */
  public ServingPredictor predictor() {
    return model.get();
  }

  /** Returns what a server of this world learns from outcomes, and with. */
  public Learning learning() {
    ServedTtft served = servedTtft(world);
    return new Learning(quality::learn, () -> Optional.of(model.get()), served::networkMillis);
  }

  /** Returns what takes the network out of times observed in a world. */
  public static ServedTtft servedTtft(World world) {
    return new ServedTtft(
        world.fleet(),
        world.classes(),
        world.network(),
        world.scenario().policy().halfRoundTrips());
  }

  /** Returns what sets up the replay of an order. */
  public ReplayDesk replay(ReplayOrder order) {
    return new ReplayDesk(world, replayTools(), order);
  }

  /** Returns what sets up the replay of requests that were logged. */
  public ReplayDesk replay(ReplayOrder order, LoggedTraffic logged) {
    return new ReplayDesk(world, replayTools(), order, logged);
  }

  private ReplayDesk.Tools replayTools() {
    return new ReplayDesk.Tools(
        predictor(),
        MeasuredRows.of(world.dataset())::physics,
        new PolishedSearch(PlanSearches.named(PlanSearches.DEFAULT, new BoostedSurrogate())),
        PlanSearches.named("slit-style", new BoostedSurrogate()),
        () -> new Forecasters(new LearnedEnvironmentForecaster(), new LearnedDemandForecaster()));
  }

  /** Returns an explorer of this world by the search that is used by default. */
  public Explorer explorer() {
    return explorer(PlanSearches.DEFAULT);
  }

  /**
   * Returns an explorer of this world.
   *
   * @param algorithm name of its search
   * @throws IllegalArgumentException if there is none of that name, with the names there are
   */
  public Explorer explorer(String algorithm) {
    return new Explorer(world, predictor(), search(algorithm), forecasters());
  }

  private PlanSearch search(String name) {
    PlanSearch search = new PolishedSearch(PlanSearches.named(name, new BoostedSurrogate()));
    return (problem, settings) -> search.search(problem, settings.withWorkers(workers));
  }
}
