package io.slit.server.footprint;

import io.slit.core.environment.Environment;
import io.slit.core.fleet.Fleet;
import io.slit.core.plan.PublishedPlan;
import io.slit.server.planning.PlanBoard;
import io.slit.server.planning.PlannedFront;
import io.slit.server.planning.Planner;
import io.slit.server.storage.StoredOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what plans were to cost and what requests did cost. All of it is done by one thread of its
 * own, so callers never wait; rows go to disk every {@value #FLUSH_SECONDS} s and at the end.
 *
 * <p>An outcome counts in the row of the plan in force when it is reported.
 */
public final class FootprintLedger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FootprintLedger.class);
  private static final int FLUSH_SECONDS = 10;
  private static final long CONDITIONS_NANOS = Duration.ofSeconds(1).toNanos();

  private final Fleet fleet;
  private final PlanBoard board;
  private final Planner planner;
  private final FootprintFiles files;
  private final long run = System.currentTimeMillis();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "slit-footprint");
            made.setDaemon(true);
            return made;
          });

  /** Rows of this run that are not safely on disk in their last form, the open one last. */
  private final List<LedgerRow> rows = new ArrayList<>();

  private @Nullable OpenRow open;
  private Optional<Environment> conditions = Optional.empty();
  private long conditionsNanos;

  /**
   * How rows are written and read.
   *
   * @param write rows as text
   * @param read rows from text
   */
  public record Format(
      Function<List<LedgerRow>, String> write, Function<String, List<LedgerRow>> read) {}

  /**
   * Begins to keep the books of a server.
   *
   * @param directory for its files
   * @param planner asked for fronts and conditions
   */
  public static FootprintLedger start(
      Path directory, Format format, Fleet fleet, PlanBoard board, Planner planner) {
    FootprintLedger ledger =
        new FootprintLedger(new FootprintFiles(directory, format), fleet, board, planner);
    board.onPublish(ledger::published);
    ScheduledFuture<?> unused = // ends with the thread
        ledger.thread.scheduleWithFixedDelay(
            ledger::flush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
    return ledger;
  }

  private FootprintLedger(FootprintFiles files, Fleet fleet, PlanBoard board, Planner planner) {
    this.files = files;
    this.fleet = fleet;
    this.board = board;
    this.planner = planner;
  }

  private void published() {
    Instant now = board.now();
    board.findCurrent().ifPresent(posted -> later(() -> begin(posted.plan().published(), now)));
  }

  /** Books an outcome; returns at once. */
  public void book(StoredOutcome outcome) {
    later(() -> add(outcome));
  }

  /** Returns the rows of a period, those of epochs that overlap it. */
  public List<LedgerRow> rows(Instant from, Instant to) {
    return ask(
        () -> {
          touch();
          // An epoch may begin the day before.
          LocalDate first = FootprintFiles.dayOf(from).minusDays(1);
          return FootprintFiles.merged(files.read(first, FootprintFiles.dayOf(to)), rows).stream()
              .filter(row -> row.from().isBefore(to) && from.isBefore(row.to()))
              .toList();
        });
  }

  private void begin(PublishedPlan plan, Instant now) {
    touch(now);
    Optional<PlannedFront> front = planner.frontOf(plan.id());
    Map<String, Planned> baselines = new LinkedHashMap<>();
    front.ifPresent(
        known ->
            known
                .baselines()
                .forEach(one -> baselines.put(one.id(), Planned.of(known.problem(), one.plan()))));
    open = new OpenRow(fleet, plan, front);
    rows.add(
        new LedgerRow(
            plan.id(),
            run,
            now,
            now,
            plan.epoch().start(),
            plan.epoch().end(),
            front.map(known -> Planned.of(known.problem(), plan.plan())),
            baselines,
            Realised.NONE));
  }

  private void add(StoredOutcome outcome) {
    if (open != null) {
      Realised more = open.price(outcome, conditionsNow());
      LedgerRow last = rows.get(rows.size() - 1);
      rows.set(rows.size() - 1, last.with(last.realised().plus(more)));
    }
  }

  private Optional<Environment> conditionsNow() {
    long now = System.nanoTime();
    if (conditions.isEmpty() || now - conditionsNanos > CONDITIONS_NANOS) {
      conditions = planner.conditionsAt(board.now());
      conditionsNanos = now;
    }
    return conditions;
  }

  private void touch() {
    touch(board.now());
  }

  private void touch(Instant now) {
    if (!rows.isEmpty()) {
      rows.set(rows.size() - 1, rows.get(rows.size() - 1).until(now));
    }
  }

  /** The open row stays in memory; the others are forgotten once they are on disk. */
  private void flush() {
    if (rows.isEmpty()) {
      return;
    }
    try {
      touch();
      rows.stream()
          .collect(Collectors.groupingBy(row -> FootprintFiles.dayOf(row.from())))
          .forEach(files::merge);
      rows.subList(0, rows.size() - 1).clear();
    } catch (RuntimeException e) {
      LOG.warn("Footprints are not on disk, and stay in memory: {}", e.getMessage(), e);
    }
  }

  private void later(Runnable task) {
    try {
      thread.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              LOG.warn("A footprint was not booked: {}", e.getMessage(), e);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("The server stops: a footprint was not booked.");
    }
  }

  private <T> T ask(Callable<T> question) {
    try {
      return thread.submit(question).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The server stops.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The footprints cannot be read.", e.getCause());
    }
  }

  /** Books what waits, and writes it. */
  @Override
  public void close() {
    later(this::flush);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(FLUSH_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Footprints of the last seconds are not on disk.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
