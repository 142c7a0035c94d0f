package io.slit.server.solve;

import io.slit.core.allocation.LinearSolver;
import io.slit.server.lp.GlopSolver;
import io.slit.server.lp.OjalgoSolver;
import java.util.Optional;

/** The solvers of linear programs, by name. */
public final class Solvers {
  /** OR-Tools' simplex. */
  public static final String GLOP = "glop";

  /** ojAlgo's simplex: slower, and wherever Java is. */
  public static final String OJALGO = "ojalgo";

  private Solvers() {}

  /**
   * A solver and its name.
   *
   * @param name {@link #GLOP} or {@link #OJALGO}
   * @param solver of that name
   */
  public record Named(String name, LinearSolver solver) {}

  /**
   * Returns the solver of a name; {@code auto} is GLOP where its native code is, else ojAlgo.
   *
   * @throws IllegalArgumentException if there is none, or not on this platform
   */
  public static Named get(String name) {
    return switch (name) {
      case OJALGO -> ojalgo();
      case GLOP ->
          glop()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--solver glop: its native code is not there for this platform. Use"
                              + " --solver ojalgo."));
      case "auto" -> glop().orElseGet(Solvers::ojalgo);
      default ->
          throw new IllegalArgumentException(
              "--solver %s: it must be auto, glop or ojalgo.".formatted(name));
    };
  }

  private static Optional<Named> glop() {
    return GlopSolver.find().map(solver -> new Named(GLOP, solver));
  }

  private static Named ojalgo() {
    return new Named(OJALGO, new OjalgoSolver());
  }
}
