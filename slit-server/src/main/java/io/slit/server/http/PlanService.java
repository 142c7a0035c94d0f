package io.slit.server.http;

import io.slit.server.json.PlanWriter;
import io.slit.server.json.StatusWriter;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlanBoard.Posted;
import io.slit.server.planning.Planner;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Shows the plan in force, and whether there is one. Thread-safe. */
public final class PlanService {
  private static final String RETRY_SECONDS = "2";

  private final PlanBoard board;
  private final Planner planner;
  private final AtomicReference<@Nullable Rendered> rendered = new AtomicReference<>();

  /**
   * Creates the service.
   *
   * @param planner asked what is known of the run that made a plan
   */
  public PlanService(PlanBoard board, Planner planner) {
    this.board = board;
    this.planner = planner;
  }

  /** Answers {@code GET /v1/plan}: 304 if the caller has this very plan. */
  public Answer plan(@Nullable String ifNoneMatch) {
    Optional<Posted> current = board.findCurrent();
    if (current.isEmpty()) {
      return Answer.of(Problems.noPlanYet()).withHeader("Retry-After", RETRY_SECONDS);
    }
    Rendered plan = rendered(current.get());
    Answer answer = matches(ifNoneMatch, plan.etag) ? Answer.empty(304) : Answer.ok(plan.json);
    return answer
        .withHeader("ETag", plan.etag)
        .withHeader("Cache-Control", "max-age=" + secondsLeft(current.get()));
  }

  private long secondsLeft(Posted current) {
    return board.wallTimeLeft(current).toSeconds();
  }

  private static boolean matches(@Nullable String ifNoneMatch, String etag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
  }

  /** Two callers may render the same plan at once: the results are equal. */
  private Rendered rendered(Posted posted) {
    Rendered known = rendered.get();
    if (known != null && known.posted.equals(posted)) {
      return known;
    }
    Rendered fresh = new Rendered(posted, planner);
    rendered.set(fresh);
    return fresh;
  }

  /** Answers {@code GET /healthz}: the process is up. */
  public Answer health() {
    return Answer.ok(StatusWriter.health("ok", "The server is up."));
  }

  /** Answers {@code GET /readyz}: a stale plan is still a plan. */
  public Answer readiness() {
    Optional<Posted> current = board.findCurrent();
    if (current.isEmpty()) {
      return Answer.json(503, StatusWriter.health("starting", "The first plan is being made."))
          .withHeader("Retry-After", RETRY_SECONDS);
    }
    boolean stale = current.get().isStale(board.now());
    return Answer.ok(
        stale
            ? StatusWriter.health("degraded", "Requests are routed by a plan whose epoch is over.")
            : StatusWriter.health("ready", "Requests are routed by the plan of this epoch."));
  }

  /** A plan in JSON. */
  private static final class Rendered {
    private final Posted posted;
    private final byte[] json;
    private final String etag;

    Rendered(Posted posted, Planner planner) {
      this.posted = posted;
      this.json = PlanWriter.write(posted.plan(), planner);
      CRC32C sum = new CRC32C();
      sum.update(json);
      String id = posted.plan().published().id().replaceAll("[^A-Za-z0-9._:-]", "_");
      this.etag = "\"%s-%08x\"".formatted(id, sum.getValue());
    }
  }
}
