package io.slit.server;

import io.slit.core.search.PlanSearch;
import io.slit.core.search.Workers;
import io.slit.core.search.lp.PolishedSearch;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.spi.ServingPredictor;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import io.slit.predictor.forecast.LearnedEnvironmentForecaster;
import io.slit.predictor.quality.FeedbackQuality;
import io.slit.server.config.ServerConfig;
import io.slit.server.models.ModelStore;
import io.slit.server.models.ServingModels;
import io.slit.server.planning.EpochPlanner;
import io.slit.server.planning.ServedScenario;
import io.slit.server.planning.ThreadWorkers;
import io.slit.server.planning.World;
import io.slit.server.reports.Explorer;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What planning works with, online and offline: the world of a scenario and the predictor of its
 * deployments.
 *
 * @param world scenario and dataset
 * @param predictor trained on the dataset's measurements
 * @param quality published scores, moved by the outcomes it is shown
 * @param search on as many threads as configured
 */
public record Workbench(
    World world, ServingPredictor predictor, FeedbackQuality quality, PlanSearch search) {
  /**
   * Loads the scenario, then loads or trains the predictor: a wrong scenario leaves nothing behind.
   *
   * @param config names scenario and state directory
   * @param progress told in one sentence per step
   */
  public static Workbench open(ServerConfig config, Consumer<String> progress) {
    World world = World.source(config.scenario()).load();
    ServingPredictor predictor =
        ServingModels.loadOrTrain(
            world.dataset(), ModelStore.open(config.stateDir()), InstantSource.system(), progress);
    return new Workbench(
        world,
        predictor,
        new FeedbackQuality(world.fleet(), world.classes()),
        search(config.planning().threads()));
  }

  /** Returns what a server of this world serves. */
  public ServedScenario served() {
    return new ServedScenario(
        world.scenario().name(),
        world.fleet(),
        world.classes(),
        world.scenario().workload().defaultOrigin().id(),
        world.scenario().time().epochLength());
  }

  /** Returns the planner that a configuration asks for. */
  public EpochPlanner planner(ServerConfig config, InstantSource clock) {
    EpochPlanner.Tools tools =
        new EpochPlanner.Tools(
            new World.Forecasters(
                new LearnedEnvironmentForecaster(), new LearnedDemandForecaster()),
            quality::scores,
            predictor,
            search);
    EpochPlanner.Wishes wishes =
        new EpochPlanner.Wishes(
            config.planning().preference(), config.planning().budget(), config.planning().seed());
    return new EpochPlanner(world, tools, wishes, clock);
  }

  /** Returns an explorer of this world. */
  public Explorer explorer() {
    return new Explorer(world, predictor, search);
  }

  private static PlanSearch search(int threads) {
    Workers workers = ThreadWorkers.of(threads);
    PlanSearch search = new PolishedSearch(new SlitPlanSearch());
    return (problem, settings) -> search.search(problem, settings.withWorkers(workers));
  }
}
