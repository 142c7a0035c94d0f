package io.slit.core.workload;

import io.slit.core.units.Latency;
import java.time.Duration;

/** How long a request may wait. */
public sealed interface ServiceClass {
  /** Returns the bound on the 95th percentile of TTFT. */
  Latency ttftP95();

  /** Someone is waiting: it never moves in time. */
  record Interactive(Latency ttftP95) implements ServiceClass {}

  /** It may start later, as long as it is done by its release plus {@code deadline}. */
  record Deferrable(Latency ttftP95, Duration deadline) implements ServiceClass {}
}
