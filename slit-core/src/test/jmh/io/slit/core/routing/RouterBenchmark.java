package io.slit.core.routing;

import io.slit.core.Worlds;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Region;
import io.slit.core.impact.Footprint;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.PlanShape;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PlannedConcurrency;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.spi.ServingEstimate.Basis;
import io.slit.core.units.Latency;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.Residency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
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

/** Routing among twelve targets: the pick alone, and whole decisions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RouterBenchmark {
  private static final int TARGETS = 12;
  private static final int REQUESTS = 1024;

  private final long[] points = new long[REQUESTS];
  private final InferenceRequest[] plain = new InferenceRequest[REQUESTS];
  private final InferenceRequest[] bound = new InferenceRequest[REQUESTS];
  private final InferenceRequest[] sessions = new InferenceRequest[REQUESTS];
  private ActivePlan plan;
  private ActivePlan.Row row;
  private Subset residency;
  private FleetState state;
  private FleetState bounded;
  private int next;

  /** Makes a plan of uneven shares: half the sites in one region, one of twelve failed. */
  @Setup
  public void setup() {
    LlmModel model = Worlds.model("small", 5, 0.8);
    List<Datacenter> sites = new ArrayList<>();
    List<Deployment> deployments = new ArrayList<>();
    for (int k = 0; k < TARGETS; k++) {
      sites.add(Worlds.site("S" + k, k % 2 == 0 ? "eu" : "us", 1.2));
      deployments.add(Worlds.deployment("S" + k, model, 1 + k));
    }
    Fleet fleet = Fleet.of(sites, deployments);
    List<RequestClass> classes =
        List.of(
            RequestClass.of(
                Worlds.profile(
                    "chat", new ModelChoice.Pinned(model.name()), Residency.ANYWHERE),
                Worlds.origin("O1", "eu")));
    plan =
        ActivePlan.compile(
            published(fleet, classes),
            fleet,
            RequestClassifier.of(classes, fleet.models(), new OriginId("O1")));
    row = plan.row(0);
    Constraints eu = new Constraints(Set.of(new Region("eu")), Set.of(), Set.of(), Share.NONE);
    residency = Filter.allowed(row, eu);
    state = new FleetState(DeploymentMask.of(TARGETS, k -> k != 4), DeploymentMask.ALL);
    AtomicIntegerArray open = new AtomicIntegerArray(TARGETS);
    open.set(11, 1000);
    bounded =
        new FleetState(
            state.healthy(), state.open(), ConcurrencyBounds.of(plan, 2, open::get));
    Random random = new Random(1);
    for (int i = 0; i < REQUESTS; i++) {
      points[i] = random.nextLong();
      String id = "request-" + Long.toHexString(points[i]);
      plain[i] = new InferenceRequest(id, "small", 100, 100, Hints.NONE, Constraints.NONE);
      bound[i] = new InferenceRequest(id, "small", 100, 100, Hints.NONE, eu);
      Hints session = new Hints(null, null, id, null);
      sessions[i] = new InferenceRequest(id, "small", 100, 100, session, Constraints.NONE);
    }
  }

  private static PublishedPlan published(Fleet fleet, List<RequestClass> classes) {
    double[] shares = new double[TARGETS];
    for (int k = 0; k < TARGETS; k++) {
      shares[k] = (k + 1) / 78.0;
    }
    int[] units = new int[TARGETS];
    Arrays.fill(units, 1);
    PlanShape shape =
        new PlanShape(
            classes.stream().map(RequestClass::id).toList(),
            fleet.deployments().stream().map(Deployment::id).toList());
    List<PlanTarget> targets = new ArrayList<>();
    for (int k = 0; k < TARGETS; k++) {
      TargetEstimate estimate =
          new TargetEstimate(
              new Latency(0.1 * (k + 1)),
              new Latency(2),
              new Latency(0.01),
              Footprint.ZERO,
              new Share(0.7),
              Basis.ANALYTIC);
      targets.add(new PlanTarget(k, new Share(shares[k]), estimate));
    }
    return new PublishedPlan(
        "bench",
        Worlds.HOUR,
        Worlds.HOUR.start(),
        RoutingPlan.ofDense(shape, new double[][] {shares}, units),
        ObjectiveVector.of(0, 0, 0, 0, 0),
        List.of(targets),
        "made-up",
        new PlannedConcurrency(Collections.nCopies(TARGETS, 10.0)));
  }

  private int next() {
    next = next + 1 & REQUESTS - 1;
    return next;
  }

  /** Picks among all. */
  @Benchmark
  public int pick() {
    return Router.pick(row, row.every, FleetState.ALL_WELL, points[next()]);
  }

  /** Picks among the half that residency leaves, of which one has failed. */
  @Benchmark
  public int pickMasked() {
    return Router.pick(row, residency, state, points[next()]);
  }

  /** Picks among all with bounds, of which one has failed and the largest is over its bound. */
  @Benchmark
  public int pickBounded() {
    return Router.pick(row, row.every, bounded, points[next()]);
  }

  /** The same among the half that residency leaves, of which one has failed. */
  @Benchmark
  public int pickMaskedBounded() {
    return Router.pick(row, residency, bounded, points[next()]);
  }

  /** Classifies, draws, names the decision. */
  @Benchmark
  public RoutingDecision decide() {
    return Router.route(plan, plain[next()], state, false);
  }

  /** The same within a region. */
  @Benchmark
  public RoutingDecision decideWithinRegion() {
    return Router.route(plan, bound[next()], state, false);
  }

  /** The same for a session that sticks. */
  @Benchmark
  public RoutingDecision decideSession() {
    return Router.route(plan, sessions[next()], state, false);
  }

  /** Decides and explains: what was left out and why, and the order of the rest. */
  @Benchmark
  public int decideAndExplain() {
    InferenceRequest request = bound[next()];
    RoutingDecision decision = Router.route(plan, request, state, false);
    return decision.hashCode() ^ DecisionExplanation.of(plan, 0, request, state).ranked().size();
  }

  /** Runs it with the profiler of allocation; arguments are JMH's. */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    new Runner(
            new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .include(RouterBenchmark.class.getSimpleName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
