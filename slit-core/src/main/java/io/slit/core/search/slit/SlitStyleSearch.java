package io.slit.core.search.slit;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveVector;
import io.slit.core.plan.EvaluatedPlan;
import io.slit.core.plan.RoutingPlan;
import io.slit.core.search.BaselinePlans;
import io.slit.core.search.Candidate;
import io.slit.core.search.LinearCosts;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanArchive;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchRun;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Surrogate;
import io.slit.core.search.lp.PlanPool;
import io.slit.core.search.lp.PlannerPool;
import io.slit.core.search.lp.SearchContext;
import io.slit.core.search.lp.SweepOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A peer after the published SLIT: a surrogate chooses the starts of local searches that move
 * shares along improving pairs of sites, and no linear program is solved.
 *
 * <p>STAGE (Boyan and Moore, "Learning evaluation functions to improve optimization by local
 * search", JMLR 1, 2000) for a weighting drawn anew each time, as in MOO-STAGE and MOELA: starts
 * are crossed and mutated from the plans found; gradient boosting says from their features and the
 * weights what the local search ends at, and the best of {@value #STARTS} is taken. It begins with
 * the baselines, as all searches do. The same seed and evaluations give the same plans for any
 * number of workers.
 */
public final class SlitStyleSearch implements PlanSearch {
  private static final int STARTS = 8;
  private static final int PASSES = 12;
  private static final double TIE_BREAK = 1e-4;

  private final Surrogate.Learner learner;

  /** Makes a search with a learner of its surrogate. */
  public SlitStyleSearch(Surrogate.Learner learner) {
    this.learner = learner;
  }

  @Override
  public SearchResult search(PlanningProblem problem, SearchSettings settings) {
    PlanArchive archive = new PlanArchive(problem, settings.objectives());
    SearchRun run = new SearchRun(problem, archive, settings.budget(), settings.workers());
    List<EvaluatedPlan> baselines = new BaselinePlans(problem, new LinearCosts(problem)).all();
    PlannerPool planners = new PlannerPool(problem);
    ObjectiveScale scale = ends(planners, settings.objectives(), baselines, run);
    SearchContext context = new SearchContext(planners, scale, run, SweepOptions.DEFAULT);
    PlanPool pool = new PlanPool(problem, scale);
    begin(context, pool, Stream.concat(plans(baselines), settings.warmStart().stream()).toList());
    Lessons lessons = new Lessons(learner, settings.seed());
    Random random = new Random(settings.seed());
    while (!run.isOver() && !pool.isEmpty()) {
      batch(context, pool, lessons, random);
    }
    return SearchResult.of(run, settings, baselines);
  }

  private static Stream<RoutingPlan> plans(List<EvaluatedPlan> baselines) {
    return baselines.stream().map(EvaluatedPlan::plan);
  }

  /** Moves shares for each objective alone, from the baseline that is best in it. */
  private static ObjectiveScale ends(
      PlannerPool planners, List<Objective> wanted, List<EvaluatedPlan> baselines, SearchRun run) {
    ObjectiveVector typical = baselines.get(0).objectives();
    List<ObjectiveVector> points = new ArrayList<>();
    for (Objective objective : wanted) {
      double[] weights = new double[Objective.values().length];
      for (Objective one : wanted) {
        double size = Math.abs(typical.get(one));
        weights[one.index()] = (one == objective ? 1 : TIE_BREAK) / (size > 0 ? size : 1);
      }
      EvaluatedPlan start =
          baselines.stream()
              .min(Comparator.comparingDouble(one -> one.objectives().get(objective)))
              .orElseThrow();
      points.add(
          planners.with(
              planner -> {
                PlanBuffer plan = new PlanBuffer(run.problem());
                double[] values = new double[weights.length];
                run.problem().copy(start.plan(), plan);
                planner.takeEvaluations();
                planner.move(weights, plan, PASSES);
                double overrun = planner.evaluate(plan, values);
                run.archive().offer(values, overrun, plan);
                run.count(planner.takeEvaluations(), overrun > 0 ? 1 : 0);
                return ObjectiveVector.of(values);
              }));
    }
    return ObjectiveScale.of(wanted, points);
  }

  private static void begin(SearchContext context, PlanPool pool, List<RoutingPlan> plans) {
    SearchRun run = context.run();
    List<RoutingPlan> all = new ArrayList<>(plans);
    run.archive().all().forEach(one -> all.add(one.plan()));
    context
        .planners()
        .with(
            planner -> {
              StartPiece piece = new StartPiece(planner, context, pool, null, 0);
              PlanBuffer buffer = new PlanBuffer(run.problem());
              for (RoutingPlan plan : all) {
                if (plan.shape().equals(run.problem().shape())) {
                  run.problem().copy(plan, buffer);
                  if (buffer.isWhole(run.problem())) {
                    Candidate candidate = piece.evaluate(buffer);
                    run.offer(candidate);
                    piece.made(candidate).addTo(pool);
                  }
                }
              }
              return all.size();
            });
  }

  private static void batch(SearchContext context, PlanPool pool, Lessons lessons, Random random) {
    SearchRun run = context.run();
    List<Supplier<KickPiece.Result>> tasks = new ArrayList<>();
    for (int i = 0; i < SearchRun.BATCH; i++) {
      long seed = random.nextLong();
      tasks.add(
          () ->
              context
                  .planners()
                  .with(
                      planner ->
                          new StartPiece(planner, context, pool, lessons.surrogate(), seed)
                              .work(STARTS)));
    }
    List<Lesson> learnt = new ArrayList<>();
    for (KickPiece.Result result : run.workers().all(tasks)) {
      result.offer(run, pool);
      learnt.addAll(result.lessons());
    }
    lessons.add(learnt);
  }
}
