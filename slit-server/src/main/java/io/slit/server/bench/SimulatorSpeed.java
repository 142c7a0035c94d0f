package io.slit.server.bench;

import io.slit.core.fleet.Deployment;
import io.slit.core.simulation.Dispatcher;
import io.slit.core.simulation.FleetLoad;
import io.slit.core.simulation.Horizon;
import io.slit.core.simulation.RequestSource;
import io.slit.core.simulation.SimulatedRequest;
import io.slit.core.simulation.Simulation;
import io.slit.core.simulation.SimulationResult;
import io.slit.core.simulation.SimulationSetting;
import io.slit.core.workload.RequestClass;
import io.slit.server.simulation.SimulatedWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** How fast the simulator plays the scenario, what memory it takes, and whether threads matter. */
final class SimulatorSpeed {
  private static final Instant FROM = Instant.parse("2023-07-10T00:00:00Z");
  private static final double LOAD = 0.6;
  private static final double MEGABYTE = 1 << 20;

  private final SimulatedWorld world;

  SimulatorSpeed(SimulatedWorld world) {
    this.world = world;
  }

  Map<String, Double> measure(int epochs) {
    Map<String, Double> figures = new LinkedHashMap<>();
    play(Math.max(1, epochs / 4), 1, () -> {});
    long begun = BenchClock.CPU.nanos();
    SimulationResult result = play(epochs, 2, () -> {});
    double seconds = (BenchClock.CPU.nanos() - begun) / 1e9;
    double requests = result.flow().arrived().requests();
    figures.put("requests", requests);
    figures.put("requests_per_minute", 60 * requests / seconds);
    figures.put("events_per_second", result.counters().events() / seconds);
    figures.put("peak_requests_held", (double) result.counters().peakHeld());
    memory(epochs, figures);
    return figures;
  }

  /** Memory in use after a collection, a quarter into a run and at its end. */
  private void memory(int epochs, Map<String, Double> figures) {
    List<Double> used = new ArrayList<>();
    SimulationResult result = play(epochs, 3, () -> used.add(usedMegabytes()));
    used.add(usedMegabytes());
    double first = used.get(used.size() / 4);
    double last = used.get(used.size() - 2);
    double requests = result.flow().arrived().requests() * 0.75;
    figures.put("memory_mb_quarter_in", first);
    figures.put("memory_mb_at_end", last);
    figures.put("memory_bytes_per_request", (last - first) * MEGABYTE / requests);
  }

  private static double usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
  }

  /** Returns 1 where runs of several seeds are the same on one thread and on many, else 0. */
  Map<String, Double> threads(int epochs) {
    List<Integer> seeds = IntStream.range(0, 6).boxed().toList();
    List<Integer> alone = seeds.stream().map(seed -> fingerprint(epochs, seed)).toList();
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int threads : new int[] {2, 4}) {
      boolean same = alone.equals(on(threads, epochs, seeds));
      figures.put("same_result_on_%d_threads".formatted(threads), same ? 1.0 : 0.0);
    }
    return figures;
  }

  private List<Integer> on(int threads, int epochs, List<Integer> seeds) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Integer>> runs = new ArrayList<>();
      seeds.forEach(seed -> runs.add(pool.submit(() -> fingerprint(epochs, seed))));
      List<Integer> prints = new ArrayList<>();
      for (Future<Integer> run : runs) {
        prints.add(run.get());
      }
      return prints;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("A run was interrupted.", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A run failed.", failed);
    } finally {
      pool.shutdownNow();
    }
  }

  private int fingerprint(int epochs, int seed) {
    SimulationResult result = play(epochs, seed, () -> {});
    return List.of(
            result.flow(),
            result.energy(),
            result.ttft().sumSeconds(),
            result.tpot().sumSeconds(),
            result.epochs().stream().map(SimulationResult.EpochBook::cells).toList())
        .hashCode();
  }

  private SimulationResult play(int epochs, long seed, Runnable eachEpoch) {
    Horizon horizon = Horizon.whole(900, epochs);
    SimulationSetting setting = world.setting(horizon);
    RequestSource requests = world.requests(new SimulatedWorld.Asked(FROM, horizon, LOAD, seed));
    return Simulation.run(setting, requests, new LeastLoaded(setting, eachEpoch));
  }

  /** Sends a request where the smallest part of the slots is taken, of the places it may go to. */
  private static final class LeastLoaded implements Dispatcher {
    private final int[][] places;
    private final Runnable eachEpoch;

    LeastLoaded(SimulationSetting setting, Runnable eachEpoch) {
      this.eachEpoch = eachEpoch;
      places =
          setting.classes().stream()
              .map(
                  one ->
                      IntStream.range(0, setting.fleet().deployments().size())
                          .filter(k -> mayRun(setting, one, k))
                          .toArray())
              .toArray(int[][]::new);
    }

    private static boolean mayRun(SimulationSetting setting, RequestClass one, int k) {
      Deployment deployment = setting.fleet().deployments().get(k);
      return one.mayRunOn(deployment, setting.fleet().getSite(deployment.site()));
    }

    @Override
    public void beginEpoch(int epoch, FleetLoad load) {
      eachEpoch.run();
    }

    @Override
    public int dispatch(SimulatedRequest request, FleetLoad load) {
      int best = REJECT;
      double least = Double.POSITIVE_INFINITY;
      for (int k : places[request.classIndex()]) {
        double taken = (double) (load.waiting(k) + load.running(k)) / Math.max(1, load.slots(k));
        if (taken < least) {
          least = taken;
          best = k;
        }
      }
      return best;
    }
  }
}
