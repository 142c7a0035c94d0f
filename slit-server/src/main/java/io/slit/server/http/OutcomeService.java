package io.slit.server.http;

import io.slit.core.plan.PlanShape;
import io.slit.core.routing.DecisionId;
import io.slit.core.telemetry.RequestObservation;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.OutcomeReader;
import io.slit.server.json.OutcomeReport;
import io.slit.server.json.ProblemException;
import io.slit.server.json.StatusWriter;
import io.slit.server.storage.DecisionContext;
import io.slit.server.storage.OutcomeWriter;
import io.slit.server.storage.Receipt;
import io.slit.server.storage.StoredOutcome;
import io.slit.server.telemetry.ServerMetrics;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes reports of how requests ended; answers once they are on disk. Thread-safe. */
public final class OutcomeService {
  private static final int MAX_KEY = 256;
  private static final String RETRY_SECONDS = "1";

  private final OutcomeWriter writer;
  private final PlanShape shape;
  private final InstantSource clock;
  private final ServerMetrics metrics;
  private final Consumer<StoredOutcome> learner;
  private final DecisionContexts contexts;

  /**
   * Creates the service.
   *
   * @param writer of the store
   * @param shape rows and columns that decision ids refer to
   * @param clock the time outcomes are booked at
   * @param metrics told of each outcome
   * @param learner shown each outcome once, when it is on disk
   * @param contexts told that decisions have ended
   */
  public OutcomeService(
      OutcomeWriter writer,
      PlanShape shape,
      InstantSource clock,
      ServerMetrics metrics,
      Consumer<StoredOutcome> learner,
      DecisionContexts contexts) {
    this.contexts = contexts;
    this.writer = writer;
    this.shape = shape;
    this.clock = clock;
    this.metrics = metrics;
    this.learner = learner;
  }

  /** Answers {@code POST /v1/outcomes}; a repeat gets the answer of the first time. */
  public CompletableFuture<Answer> report(byte[] body, @Nullable String idempotencyKey) {
    try {
      checkKey(idempotencyKey);
      return store(OutcomeReader.read(body), idempotencyKey);
    } catch (ProblemException e) {
      return CompletableFuture.completedFuture(Answer.of(e.problem()));
    }
  }

  /** Stores an outcome that the server saw itself; what the store cannot take is not kept. */
  public void record(OutcomeReport report) {
    CompletableFuture<Answer> unused = store(report, null); // nobody waits for the answer
  }

  private CompletableFuture<Answer> store(OutcomeReport report, @Nullable String idempotencyKey) {
    RequestObservation observation = observation(report);
    DecisionContext context = contexts.end(report.decision(), report.outcome());
    StoredOutcome outcome = new StoredOutcome(observation, idempotencyKey, context);
    return writer
        .offer(outcome)
        .map(receipt -> receipt.thenApply(given -> answer(given, outcome)))
        .orElseGet(() -> CompletableFuture.completedFuture(busy()));
  }

  private static Answer busy() {
    return Answer.of(Problems.storeBusy()).withHeader("Retry-After", RETRY_SECONDS);
  }

  private static void checkKey(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > MAX_KEY)) {
      throw new ProblemException(
          HttpProblem.ofField(
              "Idempotency-Key",
              "The header Idempotency-Key has %d characters and must have 1 to %d."
                  .formatted(key.strip().length(), MAX_KEY)));
    }
  }

  private RequestObservation observation(OutcomeReport report) {
    DecisionId id = report.decision();
    return new RequestObservation(
        id.toString(),
        clock.instant(),
        at(shape.classes(), id.requestClass(), "class"),
        at(shape.deployments(), id.deployment(), "deployment"),
        report.outcome());
  }

  private static <T> T at(List<T> known, int index, String what) {
    if (index >= known.size()) {
      throw new ProblemException(Problems.unknownDecision(what, index, known.size()));
    }
    return known.get(index);
  }

  private Answer answer(Receipt receipt, StoredOutcome outcome) {
    RequestObservation observation = outcome.observation();
    if (receipt instanceof Receipt.Stored stored) {
      metrics.stored(observation);
      learner.accept(outcome);
      return Answer.ok(StatusWriter.recorded(observation.decisionId(), stored.recordedAt()));
    }
    metrics.repeated();
    if (receipt instanceof Receipt.Repeated repeated) {
      return Answer.ok(StatusWriter.recorded(observation.decisionId(), repeated.recordedAt()));
    }
    return Answer.of(Problems.keyReused(((Receipt.KeyReused) receipt).decisionId()));
  }
}
