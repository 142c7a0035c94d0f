package io.slit.server.config;

import io.slit.server.json.ReloadReport;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the configuration again while the server runs, and remembers what came of it last. */
public final class Reloads {
  private final AtomicReference<@Nullable ReloadReport> last = new AtomicReference<>();
  private volatile @Nullable Supplier<ReloadReport> reader;

  /** Reads by a function from now on; it is called by one thread at a time. */
  public void readBy(Supplier<ReloadReport> function) {
    reader = function;
  }

  /** Reads the configuration and takes it over; nothing where it cannot be read again. */
  public synchronized Optional<ReloadReport> now() {
    Supplier<ReloadReport> function = reader;
    if (function == null) {
      return Optional.empty();
    }
    ReloadReport report = function.get();
    last.set(report);
    return Optional.of(report);
  }

  /** Returns what came of it last; nothing where the configuration is that of the start. */
  public Optional<ReloadReport> last() {
    return Optional.ofNullable(last.get());
  }
}
