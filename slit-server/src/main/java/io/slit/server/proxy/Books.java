package io.slit.server.proxy;

import io.slit.core.routing.DecisionId;
import io.slit.core.telemetry.Outcome;
import io.slit.core.units.Latency;
import io.slit.server.health.TargetHealth;
import io.slit.server.json.OutcomeReport;
import io.slit.server.json.RecentDecision;
import io.slit.server.json.UsageReader.Usage;
import io.slit.server.proxy.Proxy.Told;
import io.slit.server.telemetry.ServerMetrics;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books what comes of attempts: health, open decisions, outcomes, counters. */
record Books(TargetHealth health, Told told) {
  private static final Logger LOG = LoggerFactory.getLogger(Books.class);
  private static final Duration UNSAID_PAUSE = Duration.ofSeconds(1);

  void began(DecisionId id, RecentDecision decision) {
    told.open().sent(id);
    told.decisions().accept(decision);
  }

  ServerMetrics metrics() {
    return told.metrics();
  }

  void failed(DecisionId id, String deployment, Failure failure) {
    if (failure.status() == 429) {
      health.limited(id.deployment(), RetryAfter.of(failure.headers()).orElse(UNSAID_PAUSE));
    } else {
      health.failed(id.deployment());
    }
    metrics().proxy().attempted(deployment, failure.word());
    LOG.atInfo()
        .addKeyValue("decision_id", id)
        .addKeyValue("deployment", deployment)
        .addKeyValue("failure", failure.word())
        .addKeyValue("status", failure.status())
        .log("A deployment failed a request.");
    told.outcomes().accept(new OutcomeReport(id, new Outcome.Failed(failure.reason())));
  }

  /** The caller gave up: nothing is learned of the deployment. */
  void cancelled(DecisionId id, String deployment) {
    health.released(id.deployment());
    told.open().ended(id);
    metrics().proxy().attempted(deployment, "cancelled");
  }

  /** The deployment found a fault in the request: it is well. */
  void refused(DecisionId id, String deployment) {
    health.succeeded(id.deployment());
    told.open().ended(id);
    metrics().proxy().attempted(deployment, "refused");
  }

  /**
   * Books an answer that is whole. It becomes an outcome only if its times and tokens are known:
   * events, usage, and two tokens at least, between which there is a time.
   */
  void completed(DecisionId id, String deployment, Optional<Timed> timed, Optional<Usage> usage) {
    timed.ifPresentOrElse(
        it -> health.succeeded(id.deployment(), it.ttft(), it.expectedP95()),
        () -> health.succeeded(id.deployment()));
    metrics().proxy().attempted(deployment, "completed");
    if (timed.isEmpty() || usage.isEmpty() || usage.get().outputTokens() < 2) {
      told.open().ended(id);
      return;
    }
    Usage tokens = usage.get();
    double perToken = timed.get().generation().toNanos() / 1e6 / (tokens.outputTokens() - 1);
    told.outcomes()
        .accept(
            new OutcomeReport(
                id,
                new Outcome.Completed(
                    Latency.ofMillis(timed.get().ttft().toNanos() / 1e6),
                    Latency.ofMillis(perToken),
                    tokens.inputTokens(),
                    tokens.outputTokens(),
                    Optional.empty(),
                    Optional.empty())));
  }

  /**
   * Times of an answer in events.
   *
   * @param ttft until the first event
   * @param expectedP95 95th percentile of the TTFT as the plan expects it
   * @param generation from the first event to the last
   */
  record Timed(Duration ttft, Duration expectedP95, Duration generation) {}
}
