package io.slit.server.http;

import io.javalin.http.Context;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.StatusWriter;
import io.slit.server.planning.PlanSwitch;
import io.slit.server.planning.PlanSwitch.Result;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts plans in force by hand and takes that back: {@code POST /v1/plans/{id}:activate} and {@code
 * :rollback}. Each call is in the log with who made it. Thread-safe.
 */
public final class PlanActions {
  private static final Logger LOG = LoggerFactory.getLogger(PlanActions.class);
  private static final String ACTIVATE = "activate";
  private static final String ROLLBACK = "rollback";

  private final PlanSwitch plans;
  private final Optional<URI> planner;

  /**
   * Acts on the plans of a board.
   *
   * @param planner whose plans they are, where this server makes none
   */
  public PlanActions(PlanSwitch plans, Optional<URI> planner) {
    this.plans = plans;
    this.planner = planner;
  }

  void act(Context ctx, Gate gate) {
    if (!AdminCalls.admit(ctx, gate)) {
      return;
    }
    String who = AdminCalls.who(ctx, gate);
    Exchange.send(ctx, answer(ctx.pathParam("action"), ctx.path(), who));
  }

  private Answer answer(String text, String path, String who) {
    int colon = text.lastIndexOf(':');
    String id = colon < 0 ? text : text.substring(0, colon);
    String action = text.substring(colon + 1);
    return switch (colon < 0 ? "" : action) {
      case ACTIVATE -> answer(ACTIVATE, plans.activate(id), id, who);
      case ROLLBACK -> answer(ROLLBACK, plans.rollBack(id), id, who);
      default -> Answer.of(Problems.notFound(path));
    };
  }

  private Answer answer(String action, Result result, String id, String who) {
    if (result instanceof Result.Switched switched) {
      LOG.info(
          "Audit: {} of plan {} by {}: {} is in force in place of {}.",
          action,
          id,
          who,
          switched.to(),
          switched.from());
      return Answer.ok(StatusWriter.switched(switched.from(), switched.to()));
    }
    if (result instanceof Result.InForceAlready) {
      return Answer.ok(StatusWriter.switched(id, id));
    }
    HttpProblem problem = problem(result);
    LOG.info("Audit: {} by {} was refused: {}", action, who, problem.slug());
    return Answer.of(problem);
  }

  private HttpProblem problem(Result result) {
    if (result instanceof Result.NothingToTakeBack none) {
      return Problems.nothingToTakeBack(none.id());
    }
    if (result instanceof Result.Overtaken late) {
      return Problems.overtaken(late.id());
    }
    String id = ((Result.NotOfTheFront) result).id();
    return planner
        .map(address -> Problems.noSuchPlanHere(id, address))
        .orElseGet(() -> Problems.noSuchPlan(id));
  }
}
