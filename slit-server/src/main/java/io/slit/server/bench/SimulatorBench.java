package io.slit.server.bench;

import io.slit.server.planning.World;
import io.slit.server.simulation.SimulatedWorld;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** All figures of the simulator, by name: speed and memory, known laws, measured settings. */
public final class SimulatorBench {
  private static final long LAW_REQUESTS = 40_000_000;

  private final World world;
  private final Consumer<String> progress;

  /**
   * Takes a world.
   *
   * @param progress told in one sentence per finished step
   */
  public SimulatorBench(World world, Consumer<String> progress) {
    this.world = world;
    this.progress = progress;
  }

  /**
   * Returns the figures; errors are fractions, 0.01 is 1 %.
   *
   * @param epochs of 15 minutes that are played for speed
   */
  public Map<String, Double> run(int epochs) {
    SimulatorSpeed speed = new SimulatorSpeed(SimulatedWorld.of(world));
    Map<String, Double> figures = new LinkedHashMap<>(speed.measure(epochs));
    progress.accept("Measured speed and memory.");
    figures.putAll(speed.threads(2));
    progress.accept("Compared threads.");
    SimulatorTables tables = new SimulatorTables(world.dataset());
    figures.putAll(tables.splitwise());
    figures.putAll(tables.mlEnergy());
    progress.accept("Played the settings of the tables.");
    figures.putAll(SimulatorLaws.errors(LAW_REQUESTS, 1));
    return Collections.unmodifiableMap(figures);
  }
}
