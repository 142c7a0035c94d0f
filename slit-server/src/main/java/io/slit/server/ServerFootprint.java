package io.slit.server;

import io.slit.core.telemetry.RequestObservation;
import io.slit.server.config.ServerConfig;
import io.slit.server.footprint.FootprintLedger;
import io.slit.server.http.FootprintService;
import io.slit.server.json.LedgerJson;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.Planner;
import io.slit.server.planning.ServedScenario;
import io.slit.server.storage.StoredOutcome;
import java.util.function.Consumer;

/** The books of a server's footprint. */
record ServerFootprint(FootprintLedger ledger) implements AutoCloseable {
  private static final String DIRECTORY = "footprint";

  static ServerFootprint start(
      ServerConfig config, ServedScenario scenario, PlanBoard board, Planner planner) {
    return new ServerFootprint(
        FootprintLedger.start(
            config.stateDir().resolve(DIRECTORY),
            new FootprintLedger.Format(LedgerJson::write, LedgerJson::read),
            scenario.fleet(),
            board,
            planner));
  }

  /** Returns a learner that is shown outcomes which are booked too. */
  Consumer<StoredOutcome> alsoBooked(Consumer<RequestObservation> learner) {
    return outcome -> {
      learner.accept(outcome.observation());
      ledger.book(outcome);
    };
  }

  FootprintService service(PlanBoard board) {
    return new FootprintService(ledger, board::now);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
