package io.slit.server.bench;

import io.slit.core.search.Physics;
import io.slit.core.search.synthetic.ProblemSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** What the whole table measures: every problem, ours in the time it must do in, peers in 60 s. */
public final class WholeTable {
  private static final Duration PEERS = Duration.ofSeconds(60);
  private static final Duration PEERS_QUICKLY = Duration.ofSeconds(2);
  private static final Duration WARMUP = Duration.ofSeconds(10);
  private static final Duration QUICK_WARMUP = Duration.ofSeconds(4);
  private static final int SEEDS = 10;

  private WholeTable() {}

  /**
   * Returns all that is measured, problem by problem, ours first.
   *
   * @param quick S and M only, three seeds, and peers for a moment
   */
  public static List<BenchPlan> plans(boolean quick) {
    List<BenchPlan> plans = new ArrayList<>();
    for (BenchCase problem : BenchCase.all()) {
      if (!quick || problem.size() == ProblemSize.S || problem.size() == ProblemSize.M) {
        BenchAlgorithms.names().forEach(name -> plans.add(plan(problem, name, quick)));
      }
    }
    return plans;
  }

  private static BenchPlan plan(BenchCase problem, String algorithm, boolean quick) {
    boolean ours = algorithm.equals(BenchAlgorithms.OURS);
    Duration time = ours ? budget(problem) : quick ? PEERS_QUICKLY : PEERS;
    int seeds = !ours ? 1 : quick ? 3 : problem.size() == ProblemSize.XL ? 3 : SEEDS;
    return new BenchPlan(
        problem,
        algorithm,
        List.of(BenchBudget.ofTime(time)),
        LongStream.rangeClosed(1, seeds).boxed().toList(),
        1,
        quick ? QUICK_WARMUP : WARMUP);
  }

  /** Returns the time that the search has to stand near the front in. */
  static Duration budget(BenchCase problem) {
    boolean linear = problem.physics() == Physics.LINEAR;
    return switch (problem.size()) {
      case S -> linear ? Duration.ofMillis(100) : Duration.ofSeconds(1);
      case M -> linear ? Duration.ofMillis(500) : Duration.ofSeconds(10);
      case L -> linear ? Duration.ofMillis(1500) : Duration.ofSeconds(10);
      case XL -> linear ? Duration.ofSeconds(20) : Duration.ofSeconds(60);
    };
  }
}
