package io.slit.server.replay;

import io.slit.core.simulation.policy.Idle;
import io.slit.core.simulation.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs all cells of an order, those of a scene near each other, on some threads. A cell whose file
 * is there is not run again. The number of threads changes no result.
 */
public final class Replay {
  private static final String ORDER_FILE = "order.txt";
  private static final double NANOS_PER_SECOND = 1e9;

  private final ReplayOrder order;
  private final Path cells;
  private final SceneMaker scenes;
  private final Map<Cell.Scene, Scene> open = new ConcurrentHashMap<>();
  private final Map<Cell.Scene, AtomicInteger> left = new ConcurrentHashMap<>();

  /** Makes scenes. */
  @FunctionalInterface
  interface SceneMaker {
    Scene scene(Cell.Scene key);
  }

  /**
   * How far a replay is.
   *
   * @param done cells run by this replay
   * @param toDo cells that were not there when it began
   * @param kept cells that were there
   * @param seconds since it began
   * @param last the cell just run
   */
  public record Progress(int done, int toDo, int kept, double seconds, Cell last) {
    /** Returns the seconds that are left if cells go on taking as long as they did. */
    public double secondsLeft() {
      return seconds / done * (toDo - done);
    }
  }

  Replay(ReplayOrder order, Path directory, SceneMaker scenes) {
    this.order = order;
    this.cells = directory.resolve("cells");
    this.scenes = scenes;
    claim(directory);
  }

  /** A directory holds the cells of one order. */
  private void claim(Path directory) {
    Path file = directory.resolve(ORDER_FILE);
    try {
      Files.createDirectories(cells);
      if (Files.exists(file)) {
        String there = Files.readString(file).strip();
        if (!there.equals(order.fingerprint())) {
          throw new IllegalArgumentException(
              "The directory %s holds cells of another replay (%s; this one: %s). Give another --out, or delete it."
                  .formatted(directory, there, order.fingerprint()));
        }
      } else {
        Files.writeString(file, order.fingerprint() + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The directory %s cannot be used. Give another --out.".formatted(directory), e);
    }
  }

  /**
   * Returns the results of all cells, in the order of the table.
   *
   * @param threads that run cells
   * @param progress told after each cell, by one thread at a time
   */
  public List<CellResult> run(int threads, Consumer<Progress> progress) {
    List<Cell> all = allCells();
    List<Cell> toDo = all.stream().filter(cell -> CellFile.read(cells, cell).isEmpty()).toList();
    toDo.forEach(
        cell -> left.computeIfAbsent(cell.scene(), any -> new AtomicInteger()).incrementAndGet());
    long began = System.nanoTime();
    AtomicInteger done = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Cell cell : toDo) {
        running.add(
            pool.submit(
                () -> {
                  run(cell);
                  synchronized (progress) {
                    double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
                    progress.accept(
                        new Progress(
                            done.incrementAndGet(),
                            toDo.size(),
                            all.size() - toDo.size(),
                            seconds,
                            cell));
                  }
                }));
      }
      for (Future<?> one : running) {
        await(one);
      }
    } finally {
      pool.shutdownNow();
    }
    return all.stream().map(cell -> CellFile.read(cells, cell)).flatMap(Optional::stream).toList();
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The replay was interrupted; finished cells are kept.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A cell failed.", e.getCause());
    }
  }

  /** The idle fleet is part of every replay: what is controllable is above it. */
  private List<Cell> allCells() {
    List<String> names = new ArrayList<>(List.of(new Idle().name()));
    order.policies().stream().filter(name -> !names.contains(name)).forEach(names::add);
    List<Cell> all = new ArrayList<>();
    for (int seed = 1; seed <= order.seeds(); seed++) {
      for (Instant week : order.weeks()) {
        for (double load : order.loads()) {
          for (String name : names) {
            all.add(new Cell(name, week, load, seed));
          }
        }
      }
    }
    return all;
  }

  private void run(Cell cell) {
    Scene scene = open.computeIfAbsent(cell.scene(), scenes::scene);
    Policy policy =
        cell.policy().equals(new Idle().name()) ? new Idle() : scene.policies().get(cell.policy());
    CellResult idle = idle(scene, cell);
    CellFile.write(cells, Controllable.above(idle, CellRunner.run(scene, policy, cell)));
    if (left.getOrDefault(cell.scene(), new AtomicInteger(1)).decrementAndGet() == 0) {
      open.remove(cell.scene());
    }
  }

  /** Running an empty workload takes next to nothing. */
  private static CellResult idle(Scene scene, Cell cell) {
    Idle idle = new Idle();
    return CellRunner.run(
        scene, idle, new Cell(idle.name(), cell.week(), cell.load(), cell.seed()));
  }
}
