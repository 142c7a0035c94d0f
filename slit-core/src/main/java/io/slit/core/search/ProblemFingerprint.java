package io.slit.core.search;

import io.slit.core.pareto.Objective;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * A short name for what a problem is: its tables, and what the evaluator says of some fixed plans.
 *
 * <p>Two problems of one fingerprint have the same plans and the same objectives; a figure measured
 * on one holds for the other. Fowler, Noll and Vo's hash (FNV-1a, 64 bits) over the numbers in
 * single precision, so that the last bits, which differ between machines, do not count.
 */
public final class ProblemFingerprint {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int PLANS = 8;

  private long hash = OFFSET;

  private ProblemFingerprint() {}

  /** Returns the fingerprint of a problem: 16 hexadecimal digits. */
  public static String of(PlanningProblem problem) {
    ProblemFingerprint fingerprint = new ProblemFingerprint();
    fingerprint.addTables(problem);
    fingerprint.addPlans(problem);
    return HexFormat.of().toHexDigits(fingerprint.hash);
  }

  private void addTables(PlanningProblem problem) {
    Pairs pairs = problem.pairs;
    Pools pools = problem.pools;
    add(pairs.start);
    add(pairs.deployment);
    add(pairs.networkSeconds);
    add(pairs.prefillSeconds);
    add(pairs.loadSeconds);
    add(pairs.quality);
    add(pairs.decodeSeconds);
    add(pairs.gpuJoules);
    add(pools.units);
    add(pools.minUnits);
    add(pools.replicasPerUnit);
    add(pools.slots);
    add(pools.carbonGramsPerItKwh);
    add(pools.waterLitresPerItKwh);
    add(pools.costUsdPerItKwh);
    add(problem.demandPerSecond);
    add(problem.sloSeconds);
  }

  /** Adds what plans that spread every class unevenly are worth, every unit powered. */
  private void addPlans(PlanningProblem problem) {
    SplittableRandom random = new SplittableRandom(1);
    PlanEvaluator evaluator = new PlanEvaluator(problem);
    PlanBuffer plan = new PlanBuffer(problem);
    double[] values = new double[Objective.values().length];
    for (int i = 0; i < PLANS; i++) {
      for (int p = 0; p < plan.shares.length; p++) {
        double part = random.nextDouble();
        plan.shares[p] = part * part * part;
      }
      plan.normalise(problem);
      System.arraycopy(problem.pools.units, 0, plan.units, 0, plan.units.length);
      evaluator.evaluate(plan, values);
      add(values);
    }
  }

  private void add(double[] values) {
    for (double value : values) {
      add(Float.floatToIntBits((float) value));
    }
  }

  private void add(int[] values) {
    Arrays.stream(values).forEach(this::add);
  }

  private void add(int word) {
    hash = (hash ^ word) * PRIME;
  }
}
