package io.slit.server.follow;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.Gap;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import io.slit.server.config.FollowConfig;
import io.slit.server.planning.PlanSnapshot;
import io.slit.server.planning.Planner;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The planner of a server that makes no plans: it knows what the followed one told. Thread-safe.
 */
public final class FollowedPlanner implements Planner {
  private final PlannerPages pages;
  private volatile @Nullable PlanSnapshot last;
  private volatile @Nullable String trouble = "No plan has come from the planner yet.";

  /** Knows nothing of the planner yet. */
  public FollowedPlanner(FollowConfig config) {
    this.pages = new PlannerPages(config);
  }

  /** Returns what the planner shows of its front. */
  public PlannerPages pages() {
    return pages;
  }

  void took(PlanSnapshot snapshot) {
    last = snapshot;
  }

  void trouble(@Nullable String why) {
    trouble = why;
  }

  @Override
  public PublishedPlan plan(Epoch epoch) {
    throw new IllegalStateException("This server takes its plans from another one.");
  }

  @Override
  public Map<ClassId, Double> demandOf(String planId) {
    PlanSnapshot known = last;
    return known != null && known.has(planId) ? known.run().demand() : Map.of();
  }

  @Override
  public List<Gap> gapsOf(String planId) {
    PlanSnapshot known = last;
    return known != null && known.has(planId) ? known.run().gaps() : List.of();
  }

  @Override
  public Optional<String> shownOf(String planId) {
    PlanSnapshot known = last;
    return known != null && known.plan().id().equals(planId)
        ? Optional.of(known.run().shown())
        : Optional.empty();
  }

  @Override
  public Optional<URI> follows() {
    return Optional.of(pages.planner());
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }
}
