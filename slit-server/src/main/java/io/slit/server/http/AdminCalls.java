package io.slit.server.http;

import io.javalin.http.Context;
import io.slit.server.config.Role;
import io.slit.server.json.HttpProblem;
import java.util.Optional;

/** Lets calls in that change what a server does: of role admin, and of no page of another site. */
final class AdminCalls {
  private AdminCalls() {}

  /**
   * Tells whether a call may go on; one that may not is answered, and its connection closed.
   *
   * @param gate knows the keys
   */
  static boolean admit(Context ctx, Gate gate) {
    Optional<HttpProblem> refusal = gate.check(ctx.header("Authorization"), Role.ADMIN);
    if (refusal.isEmpty() && !SameOrigin.isSame(ctx, gate.isOpen())) {
      refusal = Optional.of(Problems.foreignOrigin());
    }
    refusal.ifPresent(
        problem -> Exchange.refuse(ctx, Answer.of(problem).withHeader("Connection", "close")));
    return refusal.isEmpty();
  }

  /** Returns who calls, for the log. */
  static String who(Context ctx, Gate gate) {
    return "%s at %s".formatted(gate.nameOf(ctx.header("Authorization")), ctx.ip());
  }
}
