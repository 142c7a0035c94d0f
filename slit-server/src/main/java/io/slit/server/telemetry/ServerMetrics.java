package io.slit.server.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import io.slit.core.routing.RoutingDecision.Mode;
import io.slit.core.telemetry.Outcome;
import io.slit.core.telemetry.RequestObservation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;

/** Counters and histograms of a server. Thread-safe; recording a decision takes no lock. */
public final class ServerMetrics {
  /** Bucket bounds of decisions, in seconds: the target is a p99 below 50 us. */
  private static final double[] DECISION_BUCKETS = {2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 1e-3, 1e-2};

  private static final double NANOS_PER_SECOND = 1e9;

  private static final String SIGNALS = "slit.signal.";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Mode, Map<String, Counter>> decisions = new ConcurrentHashMap<>();

  /** Function counters keep weak references to what they watch. */
  private final List<DoubleSupplier> watched = new CopyOnWriteArrayList<>();

  /** Of Prometheus itself: a timer of Micrometer takes four times as long to record. */
  private final Histogram decisionTime;

  private final Timer planningTime;
  private final ProxyMetrics proxy = new ProxyMetrics(registry);

  /** Creates metrics that are all 0. */
  public ServerMetrics() {
    for (Mode mode : Mode.values()) {
      decisions.put(mode, new ConcurrentHashMap<>());
    }
    this.decisionTime =
        Histogram.builder()
            .name("slit_route_duration_seconds")
            .help("Time to decide on one request, without the network")
            .classicOnly()
            .classicUpperBounds(DECISION_BUCKETS)
            .withoutExemplars()
            .register(registry.getPrometheusRegistry());
    this.planningTime =
        Timer.builder("slit.planning.duration")
            .description("Time to make a plan")
            .register(registry);
  }

  /** Shows the age of the plan in force. */
  public void watchPlanAge(DoubleSupplier seconds, DoubleSupplier stale) {
    Gauge.builder("slit.plan.age", seconds::getAsDouble)
        .description("Age of the plan in force; NaN before the first")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("slit.plan.stale", stale::getAsDouble)
        .description("1 while the plan's epoch is over")
        .register(registry);
  }

  /** Shows how far the best plan of the run behind the plan in force may be from the possible. */
  public void watchGap(String objective, DoubleSupplier percent) {
    Gauge.builder("slit.plan.gap", percent::getAsDouble)
        .description("Gap of the run to the bound of an objective; NaN where it is not known")
        .baseUnit("percent")
        .tag("objective", objective)
        .register(registry);
  }

  /** Shows how many outcomes the store holds, those of earlier processes included. */
  public void watchStore(DoubleSupplier outcomes) {
    Gauge.builder("slit.outcomes.in.store", outcomes::getAsDouble)
        .description("Outcomes on disk, those of earlier processes included")
        .register(registry);
  }

  /** Returns what the proxy counts. */
  public ProxyMetrics proxy() {
    return proxy;
  }

  /** Shows the age of the last good value of a source at a site; NaN where there is none. */
  public void watchSignalAge(String signal, String source, String site, DoubleSupplier seconds) {
    Gauge.builder(SIGNALS + "age", seconds::getAsDouble)
        .description("Age of the last good value of a live signal; NaN before the first")
        .baseUnit("seconds")
        .tags("signal", signal, "source", source, "site", site)
        .register(registry);
  }

  /** Shows how often a source gave no value. */
  public void watchSignalFailures(String signal, String source, DoubleSupplier count) {
    watched.add(count);
    FunctionCounter.builder(SIGNALS + "failures", count, DoubleSupplier::getAsDouble)
        .description("Questions to a source of live signals that gave no value, by site asked for")
        .tags("signal", signal, "source", source)
        .register(registry);
  }

  /** Shows how well a live signal is known at a site. */
  public void watchSignalState(String signal, String site, DoubleSupplier state) {
    Gauge.builder(SIGNALS + "state", state::getAsDouble)
        .description("0 current, 1 held, 2 unknown")
        .tags("signal", signal, "site", site)
        .register(registry);
  }

  /** Shows no live signals any more, until others are shown. */
  public void forgetSignals() {
    registry.getMeters().stream()
        .filter(meter -> meter.getId().getName().startsWith(SIGNALS))
        .forEach(registry::remove);
  }

  /** Books a decision. */
  public void decided(Mode mode, String deployment, long nanos) {
    decisionCounter(mode, deployment).increment();
    decisionTime.observe(nanos / NANOS_PER_SECOND);
  }

  private Counter decisionCounter(Mode mode, String deployment) {
    Map<String, Counter> byDeployment = decisions.get(mode);
    Counter known = byDeployment == null ? null : byDeployment.get(deployment);
    return known == null ? newDecisionCounter(mode, deployment) : known;
  }

  private Counter newDecisionCounter(Mode mode, String deployment) {
    Counter counter =
        Counter.builder("slit.route.decisions")
            .description("Decisions by how the target was found and where it is")
            .tags("mode", mode.key(), "deployment", deployment)
            .register(registry);
    decisions.computeIfAbsent(mode, key -> new ConcurrentHashMap<>()).put(deployment, counter);
    return counter;
  }

  /** Books a request that got no target, or whose body was bad. */
  public void refused(String reason) {
    Counter.builder("slit.route.refusals")
        .description("Requests without a target by the slug of their problem")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  /** Books a plan that was made. */
  public void planned(Duration took) {
    planningTime.record(took);
  }

  /** Books a plan that could not be made. */
  public void planFailed() {
    registry.counter("slit.planning.failures").increment();
  }

  /** Books an outcome that is on disk for the first time. */
  public void stored(RequestObservation observation) {
    String status = observation.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    registry.counter("slit.outcomes.stored", "status", status).increment();
    if (observation.outcome() instanceof Outcome.Completed completed) {
      served(completed, observation.deployment().value());
    }
  }

  /** Books an outcome that was reported again. */
  public void repeated() {
    registry.counter("slit.outcomes.repeated").increment();
  }

  /** Books telemetry of another program. */
  public void taken(String format, int rows, int refused) {
    registry.counter("slit.telemetry.rows", "format", format).increment(rows);
    registry.counter("slit.telemetry.refused", "format", format).increment(refused);
  }

  private void served(Outcome.Completed completed, String deployment) {
    seconds("gen_ai.server.time_to_first_token", deployment).record(completed.ttft().seconds());
    seconds("gen_ai.server.time_per_output_token", deployment).record(completed.tpot().seconds());
    tokens("gen_ai.usage.input_tokens", deployment).increment(completed.inputTokens());
    tokens("gen_ai.usage.output_tokens", deployment).increment(completed.outputTokens());
  }

  private DistributionSummary seconds(String name, String deployment) {
    return DistributionSummary.builder(name)
        .baseUnit("seconds")
        .tag("deployment", deployment)
        .serviceLevelObjectives(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
        .register(registry);
  }

  private Counter tokens(String name, String deployment) {
    return Counter.builder(name).tag("deployment", deployment).register(registry);
  }

  /** Returns all of it in the text format of Prometheus. */
  public String scrape() {
    return registry.scrape();
  }
}
