package io.slit.server.http;

import io.slit.core.plan.EvaluatedPlan;
import io.slit.server.follow.PlannerPages;
import io.slit.server.json.PlanDetailJson;
import io.slit.server.json.PlanFrontJson;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlannedFront;
import io.slit.server.planning.Planner;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Shows the front that the plan in force is of. Thread-safe. */
public final class FrontService {
  private static final String RETRY_SECONDS = "2";

  private final PlanBoard board;
  private final Planner planner;
  private final String scenario;
  private final Optional<FollowedFronts> followed;
  private final AtomicReference<@Nullable Rendered> rendered = new AtomicReference<>();

  /** A front in JSON; the key is the plan in force, whose name changes with the front. */
  private record Rendered(String inForce, Answer answer, String etag) {}

  /**
   * Creates the service.
   *
   * @param planner asked for fronts
   * @param scenario name of what is served
   * @param pages of the planner that is followed, if one is
   */
  public FrontService(
      PlanBoard board, Planner planner, String scenario, Optional<PlannerPages> pages) {
    this.followed = pages.map(FollowedFronts::new);
    this.board = board;
    this.planner = planner;
    this.scenario = scenario;
  }

  /** Answers {@code GET /v1/front}: 304 if the caller has this very one. */
  Answer front(@Nullable String ifNoneMatch) {
    Optional<String> inForce = inForce();
    if (inForce.isEmpty()) {
      return Answer.of(Problems.noPlanYet()).withHeader("Retry-After", RETRY_SECONDS);
    }
    if (followed.isPresent()) {
      Answer answer = followed.get().front(inForce.get());
      return answer.status() == 200 ? tagged(answer, etag(answer.body()), ifNoneMatch) : answer;
    }
    Rendered known = rendered.get();
    if (known == null || !known.inForce().equals(inForce.get())) {
      Optional<PlannedFront> front = planner.frontOf(inForce.get());
      if (front.isEmpty()) {
        return Answer.of(Problems.noFront());
      }
      known = render(front.get(), inForce.get());
      rendered.set(known);
    }
    return tagged(known.answer(), known.etag(), ifNoneMatch);
  }

  private static Answer tagged(Answer whole, String etag, @Nullable String ifNoneMatch) {
    Answer answer = etag.equals(ifNoneMatch) ? Answer.empty(304) : whole;
    return answer.withHeader("ETag", etag).withHeader("Cache-Control", "no-cache");
  }

  private Rendered render(PlannedFront front, String inForce) {
    byte[] json = PlanFrontJson.write(front, scenario, inForce);
    return new Rendered(inForce, Answer.ok(json), etag(json));
  }

  private static String etag(byte[] json) {
    CRC32C sum = new CRC32C();
    sum.update(json);
    return "\"%08x\"".formatted(sum.getValue());
  }

  /** Answers {@code GET /v1/plans/{id}}. */
  Answer plan(String id) {
    Optional<String> inForce = inForce();
    if (inForce.isEmpty()) {
      return Answer.of(Problems.noPlanYet()).withHeader("Retry-After", RETRY_SECONDS);
    }
    if (followed.isPresent()) {
      return followed.get().plan(id, inForce.get());
    }
    Optional<PlannedFront> front = planner.frontOf(inForce.get());
    Optional<EvaluatedPlan> plan = front.flatMap(one -> one.find(id));
    Optional<EvaluatedPlan> before = front.flatMap(one -> one.find(inForce.get()));
    return plan.isEmpty() || before.isEmpty()
        ? Answer.of(Problems.noSuchPlan(id))
        : Answer.ok(PlanDetailJson.write(front.orElseThrow(), before.get(), plan.get()));
  }

  private Optional<String> inForce() {
    return board.findCurrent().map(posted -> posted.plan().published().id());
  }
}
