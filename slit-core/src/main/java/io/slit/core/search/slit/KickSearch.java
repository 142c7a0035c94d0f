package io.slit.core.search.slit;

import io.slit.core.search.Candidate;
import io.slit.core.search.ObjectiveScale;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.SearchRun;
import io.slit.core.search.lp.PlanPool;
import io.slit.core.search.lp.PlannerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * An evolution without generations for what is not linear: the best known plan of a weighting, put
 * together by part, is pushed out of its local optimum by prices, improved, and competes with all
 * others.
 *
 * <p>Iterated local search (Lourenco, Martin and Stuetzle 2003) in every direction of the
 * objectives at once, as MOEA/D keeps a plan for each (Zhang and Li 2007), with SLIT's local search
 * from promising starts (successive linear programs, then moves of shares). The same seed and
 * evaluations give the same plans for any number of workers.
 */
final class KickSearch {
  private final PlannerPool planners;
  private final ObjectiveScale scale;
  private final SearchRun run;
  private final PlanPool pool;
  private final Random random;

  /** Makes a search that begins with all feasible plans of the run's archive. */
  KickSearch(PlannerPool planners, ObjectiveScale scale, SearchRun run, long seed) {
    this.planners = planners;
    this.scale = scale;
    this.run = run;
    this.pool = new PlanPool(run.problem(), scale);
    this.random = new Random(seed);
    learn(run.archive().all());
  }

  /** Takes in plans that were found elsewhere. */
  void learn(List<Candidate> found) {
    planners.with(
        planner -> {
          KickPiece piece = new KickPiece(planner, run, scale, pool);
          PlanBuffer plan = new PlanBuffer(run.problem());
          for (Candidate candidate : found) {
            run.problem().copy(candidate.plan(), plan);
            piece.evaluate(plan).addTo(pool);
          }
          return found.size();
        });
  }

  /** Tells whether there is no feasible plan to begin with. */
  boolean hasNoStart() {
    return pool.isEmpty();
  }

  /** Does one batch of kicks near some weightings of the scaled objectives. */
  void batch(List<double[]> weightings) {
    List<Supplier<KickPiece.Result>> tasks = new ArrayList<>();
    for (int i = 0; i < SearchRun.BATCH; i++) {
      Kick kick = Kick.draw(random, weightings, run.problem(), pool.parts());
      tasks.add(
          () -> planners.with(planner -> new KickPiece(planner, run, scale, pool).work(kick)));
    }
    for (KickPiece.Result result : run.workers().all(tasks)) {
      int infeasible = 0;
      for (KickPiece.Made made : result.made()) {
        run.offer(made.candidate());
        made.addTo(pool);
        infeasible += made.candidate().overrun() > 0 ? 1 : 0;
      }
      run.count(result.evaluations(), infeasible);
    }
  }
}
