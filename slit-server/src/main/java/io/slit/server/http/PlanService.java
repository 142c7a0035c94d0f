package io.slit.server.http;

import io.slit.server.follow.Fingerprints;
import io.slit.server.follow.Follower;
import io.slit.server.follow.SnapshotWriter;
import io.slit.server.json.PlanWriter;
import io.slit.server.json.StatusWriter;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlanBoard.Posted;
import io.slit.server.planning.PlanMenu;
import io.slit.server.planning.PlanSnapshot;
import io.slit.server.planning.Planner;
import io.slit.server.planning.ServedScenario;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Shows the plan in force, and whether there is one. Thread-safe. */
public final class PlanService {
  private final PlanBoard board;
  private final Planner planner;
  private final ServedScenario scenario;
  private final String fingerprint;
  private volatile boolean stopping;
  private final AtomicReference<@Nullable Rendered> rendered = new AtomicReference<>();
  private final AtomicReference<@Nullable Snapshot> snapshot = new AtomicReference<>();

  /**
   * Creates the service.
   *
   * @param planner asked what is known of the run that made a plan
   * @param scenario that the plans are for
   */
  public PlanService(PlanBoard board, Planner planner, ServedScenario scenario) {
    this.board = board;
    this.planner = planner;
    this.scenario = scenario;
    this.fingerprint = Fingerprints.of(scenario);
  }

  /** Answers {@code GET /v1/plan}: 304 if the caller has this very plan. */
  public Answer plan(@Nullable String ifNoneMatch) {
    return board
        .findMenu()
        .map(
            menu -> {
              Rendered plan = rendered(menu);
              return answer(menu, ifNoneMatch, plan.etag, () -> Answer.ok(plan.json));
            })
        .orElseGet(() -> RouteService.answer(Problems.noPlanYet()));
  }

  /** Answers {@code GET /v1/plan/snapshot}: all that a follower needs. */
  public Answer snapshot(@Nullable String ifNoneMatch) {
    return board
        .findMenu()
        .map(
            menu ->
                answer(
                        menu,
                        ifNoneMatch,
                        snapshotTag(rendered(menu)),
                        () -> Answer.binary(snapshot(menu).bytes))
                    .withHeader(Follower.CLOCK, board.now().toString())
                    .withHeader(
                        Follower.WALL_MILLIS_LEFT,
                        Long.toString(board.wallTimeLeft(menu.inForce()).toMillis())))
        .orElseGet(() -> RouteService.answer(Problems.noPlanYet()));
  }

  /**
   * Answers with something made of the plan in force, with its own ETag.
   *
   * @param rendering makes the answer of a snapshot; it may be a refusal
   */
  Answer rendering(@Nullable String ifNoneMatch, Function<PlanSnapshot, Answer> rendering) {
    Optional<PlanMenu> menu = board.findMenu();
    if (menu.isEmpty()) {
      return RouteService.answer(Problems.noPlanYet());
    }
    Answer made = rendering.apply(snapshotOf(menu.get()));
    return made.status() == 200
        ? answer(menu.get(), ifNoneMatch, etag(menu.get(), made.body()), () -> made)
        : made;
  }

  private Answer answer(
      PlanMenu menu, @Nullable String ifNoneMatch, String etag, Supplier<Answer> whole) {
    Answer answer = matches(ifNoneMatch, etag) ? Answer.empty(304) : whole.get();
    return answer
        .withHeader("ETag", etag)
        .withHeader("Cache-Control", "max-age=" + board.wallTimeLeft(menu.inForce()).toSeconds());
  }

  private static boolean matches(@Nullable String ifNoneMatch, String etag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
  }

  /** Returns the plan in force as an event has it, if there is one. */
  Optional<PlanEvent> event() {
    return board
        .findMenu()
        .map(this::rendered)
        .map(plan -> new PlanEvent(plan.etag.replace("\"", ""), plan.json));
  }

  /** Runs something after each plan that is put in force. */
  void onPublish(Runnable listener) {
    board.onPublish(listener);
  }

  /** Two callers may render the same plan at once: the results are equal. */
  private Rendered rendered(PlanMenu menu) {
    Rendered known = rendered.get();
    if (known != null && known.posted.equals(menu.inForce())) {
      return known;
    }
    Rendered fresh = new Rendered(menu, planner);
    rendered.set(fresh);
    return fresh;
  }

  private Snapshot snapshot(PlanMenu menu) {
    Snapshot known = snapshot.get();
    if (known != null && known.menu.equals(menu)) {
      return known;
    }
    Snapshot fresh = new Snapshot(menu, snapshotOf(menu));
    snapshot.set(fresh);
    return fresh;
  }

  private PlanSnapshot snapshotOf(PlanMenu menu) {
    String shown = new String(rendered(menu).json, StandardCharsets.UTF_8);
    return PlanSnapshot.of(menu, scenario.name(), fingerprint, planner, shown);
  }

  private static String snapshotTag(Rendered plan) {
    return plan.etag.substring(0, plan.etag.length() - 1) + "-s\"";
  }

  /** Tells whoever asks from now on that the server is stopping. */
  public void stop() {
    stopping = true;
  }

  /** Answers {@code GET /healthz}: the process is up. */
  public Answer health() {
    return Answer.ok(StatusWriter.health("ok", "The server is up."));
  }

  /** Answers {@code GET /readyz}: a stale plan is still a plan. */
  public Answer readiness() {
    if (stopping) {
      return Answer.json(
          503, StatusWriter.health("stopping", "Open requests are finished, no new ones taken."));
    }
    Optional<Posted> current = board.findCurrent();
    Optional<String> why = planner.trouble();
    if (current.isEmpty()) {
      return Answer.json(
              503, StatusWriter.health("starting", why.orElse("The first plan is being made.")))
          .withHeader("Retry-After", "2");
    }
    if (why.isPresent()) {
      return Answer.ok(StatusWriter.health("degraded", why.get()));
    }
    boolean stale = current.get().isStale(board.now());
    return Answer.ok(
        stale
            ? StatusWriter.health("degraded", "Requests are routed by a plan whose epoch is over.")
            : StatusWriter.health("ready", "Requests are routed by the plan of this epoch."));
  }

  private static String etag(PlanMenu menu, byte[] content) {
    CRC32C sum = new CRC32C();
    sum.update(content);
    String id = menu.inForce().plan().published().id().replaceAll("[^A-Za-z0-9._:-]", "_");
    return "\"%s-%08x\"".formatted(id, sum.getValue());
  }

  /** A plan in JSON. */
  private static final class Rendered {
    private final Posted posted;
    private final byte[] json;
    private final String etag;

    Rendered(PlanMenu menu, Planner planner) {
      this.posted = menu.inForce();
      this.json =
          planner
              .shownOf(posted.plan().published().id())
              .map(text -> text.getBytes(StandardCharsets.UTF_8))
              .orElseGet(() -> PlanWriter.write(posted.plan(), planner));
      this.etag = etag(menu, json);
    }
  }

  /** The plans of an epoch, as followers read them. */
  private static final class Snapshot {
    private final PlanMenu menu;
    private final byte[] bytes;

    Snapshot(PlanMenu menu, PlanSnapshot snapshot) {
      this.menu = menu;
      this.bytes = SnapshotWriter.write(snapshot);
    }
  }
}
