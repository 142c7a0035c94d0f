package io.slit.server.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/** What the proxy counts. Labels are names of the fleet and fixed words, never a caller's text. */
public final class ProxyMetrics {
  private final MeterRegistry registry;
  private final Timer overhead;
  private final AtomicInteger open = new AtomicInteger();

  ProxyMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.overhead =
        Timer.builder("slit.proxy.overhead")
            .description("Time the proxy itself took before the first byte")
            .serviceLevelObjectives(
                Duration.ofNanos(100_000),
                Duration.ofNanos(500_000),
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(10))
            .register(registry);
    Gauge.builder("slit.proxy.open", open::get)
        .description("Requests the proxy has in work")
        .register(registry);
  }

  /** Shows the health of a deployment: the part of its share that it takes, in [0, 1]. */
  public void watchHealth(String deployment, DoubleSupplier admitted) {
    Gauge.builder("slit.target.admitted", admitted::getAsDouble)
        .description("Part of its share that a deployment takes: 1 healthy, 0 out")
        .tag("deployment", deployment)
        .register(registry);
  }

  /**
   * Shows how many requests a deployment holds.
   *
   * @param planned mean requests that the plan in force expects there; NaN if unknown
   * @param held requests that the proxy has open there
   */
  public void watchConcurrency(String deployment, DoubleSupplier planned, DoubleSupplier held) {
    Gauge.builder("slit.target.planned.concurrency", planned::getAsDouble)
        .description("Mean open requests that the plan in force expects; NaN if unknown")
        .tag("deployment", deployment)
        .register(registry);
    Gauge.builder("slit.target.open", held::getAsDouble)
        .description("Requests that the proxy has open at the deployment")
        .tag("deployment", deployment)
        .register(registry);
  }

  /** Books a request that came in. */
  public void began() {
    open.incrementAndGet();
  }

  /**
   * Books the end of a request.
   *
   * @param result {@code completed}, {@code cut}, {@code cancelled}, {@code refused}, {@code
   *     failed}
   */
  public void ended(String result) {
    open.decrementAndGet();
    registry.counter("slit.proxy.requests", "result", result).increment();
  }

  /** Books one attempt at a deployment; {@code result} is one of a few fixed words. */
  public void attempted(String deployment, String result) {
    registry.counter("slit.proxy.attempts", "deployment", deployment, "result", result).increment();
  }

  /** Books what the proxy itself took before the first byte. */
  public void overhead(long nanos) {
    overhead.record(Duration.ofNanos(nanos));
  }
}
