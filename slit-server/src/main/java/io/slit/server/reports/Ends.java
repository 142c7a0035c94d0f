package io.slit.server.reports;

import io.slit.core.fleet.SiteId;
import io.slit.core.plan.EnergyMoves;

/** The sites that energy moves between. */
public record Ends(SiteId from, SiteId to) {
  /** Returns those of a move. */
  public static Ends of(EnergyMoves.Move move) {
    return new Ends(move.from(), move.to());
  }
}
