package io.slit.core.search.slit;

import io.slit.core.search.Candidate;
import io.slit.core.search.PlanBuffer;
import io.slit.core.search.SearchRun;
import io.slit.core.search.Surrogate;
import io.slit.core.search.lp.PlanPool;
import io.slit.core.search.lp.SearchContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
  /** Starts that a surrogate chooses from. */
  private static final int CHOICES = 4;

  /** Part of the kicks that a surrogate chooses; the others go on teaching it. */
  private static final double CHOSEN_PART = 0.75;

  private final SearchContext context;
  private final SearchRun run;
  private final PlanPool pool;
  private final Random random;
  private final @Nullable Lessons lessons;

  /**
   * Makes a search that begins with all feasible plans of the run's archive.
   *
   * @param pool of plans that others may add to between batches
   */
  KickSearch(SearchContext context, PlanPool pool, long seed, Optional<Surrogate.Learner> learner) {
    this.context = context;
    this.run = context.run();
    this.pool = pool;
    this.random = new Random(seed);
    this.lessons = learner.map(one -> new Lessons(one, seed)).orElse(null);
    learn(run.archive().all());
  }

  /** Takes in plans that were found elsewhere. */
  void learn(List<Candidate> found) {
    context
        .planners()
        .with(
            planner -> {
              KickPiece piece = new KickPiece(planner, context, pool, null);
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
      Kick kick = Kick.draw(random, weightings, run.problem(), pool.parts(), choices());
      tasks.add(() -> run.timeIsUp() ? KickPiece.Result.NOTHING : work(kick));
    }
    List<Lesson> learnt = new ArrayList<>();
    for (KickPiece.Result result : run.workers().all(tasks)) {
      result.offer(run, pool);
      learnt.addAll(result.lessons());
    }
    if (lessons != null) {
      lessons.add(learnt);
    }
  }

  private KickPiece.Result work(Kick kick) {
    return context
        .planners()
        .with(planner -> new KickPiece(planner, context, pool, guide()).work(kick));
  }

  private int choices() {
    boolean chooses = lessons != null && lessons.surrogate() != null;
    return chooses && random.nextDouble() < CHOSEN_PART ? CHOICES : 1;
  }

  private @Nullable KickGuide guide() {
    if (lessons == null) {
      return null;
    }
    int objectives = context.scale().size();
    KickFeatures features =
        new KickFeatures(run.problem(), pool.partOf(), pool.parts(), objectives);
    return new KickGuide(run.problem(), pool, features, lessons.surrogate());
  }
}
