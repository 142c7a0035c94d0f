package io.slit.server.http;

import io.slit.server.json.Problem;
import io.slit.server.json.Problem.Hints;
import io.slit.server.json.Problem.LeftOut;
import java.util.List;

/** The problems that services answer, each with its status and slug. */
final class Problems {
  private Problems() {}

  static Problem noPlanYet() {
    return Problem.of(
        503,
        "no-plan-yet",
        "The first plan is being made",
        "No plan is in force yet. Try again in a few seconds, or watch /readyz.");
  }

  static Problem unknownModel(String model, List<String> known) {
    return new Problem(
        404,
        "unknown-model",
        "No such model or alias",
        "The model (%s) is not served. Ask for one of the known names.".formatted(model),
        new Hints("model", known, List.of()));
  }

  static Problem unknownOrigin(String origin, List<String> known) {
    return new Problem(
        400,
        "invalid-field",
        "A field of the body is invalid",
        "The origin (%s) is not one of the scenario's. Leave it out to use the default."
            .formatted(origin),
        new Hints("origin", known, List.of()));
  }

  static Problem noFeasibleTarget(List<LeftOut> filtered) {
    return new Problem(
        422,
        "no-feasible-target",
        "No deployment may serve this request",
        "The constraints leave none of %d deployments; each is listed with the rule that left it out."
            .formatted(filtered.size()),
        new Hints("constraints", List.of(), filtered));
  }

  static Problem storeBusy() {
    return Problem.of(
        503,
        "store-busy",
        "The store takes no outcome now",
        "Too many outcomes wait to be written, or the server is stopping. Send it again later.");
  }

  static Problem keyReused(String decisionId) {
    return Problem.of(
        422,
        "idempotency-key-reused",
        "The Idempotency-Key names another outcome",
        "This Idempotency-Key was used for decision %s. Use a new key per outcome."
            .formatted(decisionId));
  }

  static Problem unknownDecision(String field, int index, int size) {
    return Problem.ofField(
        "decision_id",
        "The decision_id names %s %d, and this scenario has %d. Maybe it was made under another one."
            .formatted(field, index, size));
  }

  static Problem bodyTooLarge(long limit) {
    return Problem.of(
        413,
        "body-too-large",
        "The body is too large",
        "The body must have at most %d bytes. A decision needs no prompt text; leave it out."
            .formatted(limit));
  }

  static Problem unsupportedMediaType(String type) {
    return Problem.of(
        415,
        "unsupported-media-type",
        "The body is not declared as JSON",
        "The Content-Type (%s) must be application/json.".formatted(type));
  }

  static Problem notFound(String path) {
    return Problem.of(
        404,
        "no-such-route",
        "No such route",
        "Nothing answers at %s on this port. See docs/HTTP.md for the routes.".formatted(path));
  }

  static Problem methodNotAllowed(String method, String path, String allowed) {
    return Problem.of(
        405,
        "method-not-allowed",
        "The route does not take this method",
        "%s does not take %s. It takes %s.".formatted(path, method, allowed));
  }

  static Problem unauthorized() {
    return Problem.of(
        401,
        "unauthorized",
        "A bearer key is needed",
        "Send the header 'Authorization: Bearer KEY' with a key this server knows.");
  }

  static Problem forbidden(String role) {
    return Problem.of(
        403,
        "forbidden",
        "The key lacks a role",
        "This route needs a key with the role %s or admin.".formatted(role));
  }

  static Problem internal(String reference) {
    return Problem.of(
        500,
        "internal",
        "The server failed",
        "A fault of the server, not of the request. Its log names it as %s.".formatted(reference));
  }
}
