package io.slit.server.http;

import io.slit.server.json.HttpProblem;
import io.slit.server.json.HttpProblem.Hints;
import io.slit.server.json.HttpProblem.LeftOut;
import java.net.URI;
import java.util.List;

/** The problems that services answer, each with its status and slug. */
final class Problems {
  /** The status that asks to come back later. */
  static final int TOO_MANY = 429;

  /** The status of what is not there yet. */
  static final int UNAVAILABLE = 503;

  private Problems() {}

  static HttpProblem otherTenant(String tenant) {
    return new HttpProblem(
        403,
        "other-tenant",
        "The key speaks for another tenant",
        "The key does not speak for the tenant (%s). Leave the tenant out, or use its key."
            .formatted(tenant),
        new Hints("tenant", List.of(), List.of()));
  }

  static HttpProblem noSuchDecision() {
    return HttpProblem.of(
        404,
        "no-such-decision",
        "No such decision",
        "This is not the id of a decision of this scenario that the caller may see.");
  }

  static HttpProblem noPlanYet() {
    return HttpProblem.of(
        503,
        "no-plan-yet",
        "The first plan is being made",
        "No plan is in force yet. Try again in a few seconds, or watch /readyz.");
  }

  static HttpProblem noFront() {
    return noFront(
        "This server does not know the front that its plan was chosen from. Ask the server that planned it.");
  }

  static HttpProblem noFront(String why) {
    return HttpProblem.of(404, "no-front", "The front is not known here", why);
  }

  static HttpProblem noSuchPlanHere(String id, URI planner) {
    return HttpProblem.of(
        404,
        "no-such-plan",
        "This server has no such plan",
        "This server follows %s and holds some plans of its front; the plan (%s) is not one of them. Put it in force there: then all followers take it."
            .formatted(planner, id));
  }

  static HttpProblem noSuchPlan(String id) {
    return HttpProblem.of(
        404,
        "no-such-plan",
        "The running front has no such plan",
        "The plan (%s) is not of the front of the plan in force. Look at /v1/front for those that are; fronts change with each epoch."
            .formatted(id));
  }

  static HttpProblem nothingToTakeBack(String id) {
    return HttpProblem.of(
        409,
        "nothing-to-roll-back",
        "There is nothing to take back",
        "The plan (%s) is not in force, or no operator put it there. Look at plan.back_to of /v1/status."
            .formatted(id));
  }

  static HttpProblem badConfiguration(String faults) {
    return HttpProblem.of(
        422, "bad-configuration", "The configuration has faults; the old one stays", faults);
  }

  static HttpProblem noReload() {
    return HttpProblem.of(
        501,
        "no-reload",
        "There is no configuration to read again",
        "This server was not started from a command line, so it has no file of settings. Start it again with others.");
  }

  static HttpProblem overtaken(String id) {
    return HttpProblem.of(
        409,
        "overtaken",
        "The next plan came into force meanwhile",
        "The plan (%s) was not put in force. Look at /v1/front, and choose again.".formatted(id));
  }

  static HttpProblem foreignOrigin() {
    return HttpProblem.of(
        403,
        "foreign-origin",
        "Pages of other sites may not do this",
        "The Origin of the request is another site than this server. Open the dashboard by the address it listens on.");
  }

  static HttpProblem tooManyListeners() {
    return HttpProblem.of(
        UNAVAILABLE,
        "too-many-listeners",
        "Too many listen to plans",
        "No more streams of plans are opened. Ask GET /v1/plan with If-None-Match, or let listeners follow a follower.");
  }

  static HttpProblem unknownModel(String model, List<String> known) {
    return new HttpProblem(
        404,
        "unknown-model",
        "No such model or alias",
        "The model (%s) is not served. Ask for one of the known names.".formatted(model),
        new Hints("model", known, List.of()));
  }

  static HttpProblem unknownOrigin(String origin, List<String> known) {
    return new HttpProblem(
        400,
        "invalid-field",
        "A field of the body is invalid",
        "The origin (%s) is not one of the scenario's. Leave it out to use the default."
            .formatted(origin),
        new Hints("origin", known, List.of()));
  }

  static HttpProblem noFeasibleTarget(List<LeftOut> filtered) {
    return new HttpProblem(
        422,
        "no-feasible-target",
        "No deployment may serve this request",
        "The constraints leave none of %d deployments; each is listed with the rule that left it out."
            .formatted(filtered.size()),
        new Hints("constraints", List.of(), filtered));
  }

  /** A gateway lets 403 pass to the client; any other refusal may open its fail-open path. */
  static HttpProblem forbiddenTarget(HttpProblem why) {
    return new HttpProblem(403, why.slug(), why.title(), why.detail(), why.hints());
  }

  static HttpProblem allFull() {
    return HttpProblem.of(
        TOO_MANY,
        "no-room",
        "Every allowed deployment is full",
        "All deployments that are allowed and answer have as many requests as they take. Try again after the time in the header retry-after-ms.");
  }

  static HttpProblem storeBusy() {
    return HttpProblem.of(
        503,
        "store-busy",
        "The store takes no outcome now",
        "Too many outcomes wait to be written, or the server is stopping. Send it again later.");
  }

  static HttpProblem keyReused(String decisionId) {
    return HttpProblem.of(
        422,
        "idempotency-key-reused",
        "The Idempotency-Key names another outcome",
        "This Idempotency-Key was used for decision %s. Use a new key per outcome."
            .formatted(decisionId));
  }

  static HttpProblem unknownDecision(String field, int index, int size) {
    return HttpProblem.ofField(
        "decision_id",
        "The decision_id names %s %d, and this scenario has %d. Maybe it was made under another one."
            .formatted(field, index, size));
  }

  static HttpProblem bodyTooLarge(long limit) {
    return HttpProblem.of(
        413,
        "body-too-large",
        "The body is too large",
        "The body must have at most %d bytes. Leave prompt text out, or send fewer records at once."
            .formatted(limit));
  }

  static HttpProblem brokenBody() {
    return HttpProblem.ofBody(
        "The body ended before its declared length, or its chunks are malformed. Send it whole.");
  }

  static HttpProblem unsupportedMediaType(String type) {
    return HttpProblem.of(
        415,
        "unsupported-media-type",
        "The body is not declared as JSON",
        "The Content-Type (%s) must be application/json.".formatted(type));
  }

  static HttpProblem unsupportedEncoding(String encoding) {
    return HttpProblem.of(
        415,
        "unsupported-media-type",
        "The body is encoded",
        "The Content-Encoding (%s) is not read. Send the body as it is, without compression."
            .formatted(encoding));
  }

  static HttpProblem notFound(String path) {
    return HttpProblem.of(
        404,
        "no-such-route",
        "No such route",
        "Nothing answers at %s on this port. See docs/HTTP.md for the routes.".formatted(path));
  }

  static HttpProblem methodNotAllowed(String method, String path, String allowed) {
    return HttpProblem.of(
        405,
        "method-not-allowed",
        "The route does not take this method",
        "%s does not take %s. It takes %s.".formatted(path, method, allowed));
  }

  static HttpProblem unauthorized() {
    return HttpProblem.of(
        401,
        "unauthorized",
        "A bearer key is needed",
        "Send the header 'Authorization: Bearer KEY' with a key this server knows.");
  }

  static HttpProblem forbidden(String role) {
    return HttpProblem.of(
        403,
        "forbidden",
        "The key lacks a role",
        "This route needs a key with the role %s or admin.".formatted(role));
  }

  static HttpProblem internal(String reference) {
    return HttpProblem.of(
        500,
        "internal",
        "The server failed",
        "A fault of the server, not of the request. Its log names it as %s.".formatted(reference));
  }
}
