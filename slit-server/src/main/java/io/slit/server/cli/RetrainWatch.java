package io.slit.server.cli;

import io.slit.server.models.ModelException;
import io.slit.server.storage.StateInUseException;
import io.slit.server.storage.StorageException;
import io.slit.server.telemetry.store.TelemetryException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Retrains on a schedule, and in between as soon as a site has drifted. Where a drift brings no
 * better model, it is looked for after twice the time, up to the schedule: a drift that cannot be
 * learned does not keep the machine busy. What fails is told and tried again at the next check; the
 * model in use stays.
 *
 * @param every the schedule
 * @param check how often drift is looked for
 */
record RetrainWatch(Duration every, Duration check) {
  /** What is done. */
  interface Job {
    /** Retrains; returns whether a new model is in use. */
    boolean retrain();

    boolean hasDrifted();
  }

  /**
   * Time, as a test may set it.
   *
   * @param nanos a clock that never goes back
   */
  record Time(LongSupplier nanos, Pause pause) {
    static final Time REAL = new Time(System::nanoTime, wait -> Thread.sleep(wait.toMillis()));
  }

  /** Waits. */
  @FunctionalInterface
  interface Pause {
    void await(Duration wait) throws InterruptedException;
  }

  /**
   * Runs until waiting is interrupted.
   *
   * @param told in one sentence what failed
   */
  void run(Job job, Time time, Consumer<String> told) throws InterruptedException {
    long due = time.nanos().getAsLong();
    long nextLook = due;
    Duration rest = check;
    while (true) {
      long now = time.nanos().getAsLong();
      boolean scheduled = now - due >= 0;
      try {
        if (scheduled) {
          job.retrain();
          due = time.nanos().getAsLong() + every.toNanos();
          rest = check;
          nextLook = now;
        } else if (now - nextLook >= 0 && job.hasDrifted()) {
          rest = job.retrain() ? check : longer(rest);
          nextLook = now + rest.toNanos();
        }
      } catch (ModelException | TelemetryException | StorageException | StateInUseException e) {
        told.accept(String.valueOf(e.getMessage()));
      }
      time.pause().await(check);
    }
  }

  private Duration longer(Duration rest) {
    Duration twice = rest.multipliedBy(2);
    return twice.compareTo(every) < 0 ? twice : every;
  }
}
