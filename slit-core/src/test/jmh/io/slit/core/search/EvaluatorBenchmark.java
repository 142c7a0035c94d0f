package io.slit.core.search;

import io.slit.core.pareto.Objective;
import io.slit.core.search.lp.PlannerPool;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Plans evaluated each second, and bytes allocated for each: docs/BENCHMARK.md. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EvaluatorBenchmark {
  private static final int PLANS = 64;

  /** How large the problem is. */
  @Param({"S", "L"})
  public ProblemSize size;

  /** What counts. */
  @Param({"LINEAR", "QUEUEING", "CONSOLIDATION"})
  public Physics physics;

  /** What a search makes: a few sites for each class; or shares everywhere. */
  @Param({"sparse", "dense"})
  public String plans;

  private final List<PlanBuffer> buffers = new ArrayList<>();
  private final double[] objectives = new double[Objective.values().length];
  private PlanEvaluator evaluator;
  private int next;

  /** Makes plans of one seed. */
  @Setup
  public void makePlans() {
    PlanningProblem problem = SyntheticProblem.of(size, physics, 1);
    evaluator = new PlanEvaluator(problem);
    Random random = new Random(1);
    for (int i = 0; i < PLANS; i++) {
      PlanBuffer plan = new PlanBuffer(problem);
      if (plans.equals("sparse")) {
        sparse(problem, random, plan);
      } else {
        dense(problem, random, plan);
      }
      problem.powerLeast(plan);
      buffers.add(plan);
    }
  }

  private static void sparse(PlanningProblem problem, Random random, PlanBuffer plan) {
    double[] weights = new double[Objective.values().length];
    double[] typical = evaluateOnce(problem, plan);
    for (int j = 0; j < weights.length; j++) {
      weights[j] = typical[j] > 0 ? random.nextDouble() / typical[j] : 0;
    }
    new PlannerPool(problem).with(planner -> planner.solveLinear(weights, plan));
  }

  private static double[] evaluateOnce(PlanningProblem problem, PlanBuffer plan) {
    dense(problem, new Random(0), plan);
    double[] values = new double[Objective.values().length];
    new PlanEvaluator(problem).evaluate(plan, values);
    return values;
  }

  private static void dense(PlanningProblem problem, Random random, PlanBuffer plan) {
    for (int p = 0; p < plan.shares.length; p++) {
      plan.shares[p] = random.nextDouble() + 1e-3;
    }
    plan.normalise(problem);
  }

  /** Evaluates one of the plans. */
  @Benchmark
  public double evaluate() {
    next = next + 1 & PLANS - 1;
    return evaluator.evaluate(buffers.get(next), objectives);
  }

  /** Runs it with the profiler of allocation; arguments are JMH's. */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    new Runner(
            new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .include(EvaluatorBenchmark.class.getSimpleName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
