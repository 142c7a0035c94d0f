package io.slit.core.simulation;

/**
 * Continuous batching at the level of iterations (Orca, OSDI 2022; vLLM, SOSP 2023).
 *
 * <p>Prompts go first: while any waits that fits, the replica processes prompts, up to a number of
 * tokens together, and decoding stands still. It is what the engines did that the measured tables
 * come from. Between two changes of the batch a run of decode steps is one event, whose length is a
 * closed form; a request that comes meanwhile joins after the step that is under way.
 */
final class Batching {
  private final EventTree events;
  private final RequestPool pool;
  private final Ledger ledger;
  private final double[][] networkSeconds;

  Batching(EventTree events, RequestPool pool, Ledger ledger, double[][] networkSeconds) {
    this.events = events;
    this.pool = pool;
    this.ledger = ledger;
    this.networkSeconds = networkSeconds;
  }

  /** Takes a request in at a deployment: on a replica that has room, or in its queue. */
  void place(int row, DeploymentState home, double now) {
    int tokens = pool.promptTokens(row);
    home.waiting++;
    home.tokens += tokens;
    Replica replica = home.queue.isEmpty() ? home.emptiestWithRoom(tokens) : null;
    if (replica == null) {
      home.queue.addLast(row);
    } else {
      give(row, tokens, replica, now);
    }
    home.noteUtilisation();
  }

  private void give(int row, int tokens, Replica replica, double now) {
    replica.enqueue(row, tokens);
    if (replica.phase == Replica.Phase.IDLE) {
      next(replica, now);
    } else if (replica.phase == Replica.Phase.DECODE
        && replica.admits(pool.promptTokens(replica.queue.first()))) {
      interrupt(replica, now);
    }
  }

  private void interrupt(Replica replica, double now) {
    DeploymentSpeed speed = replica.home.speed;
    long steps = speed.stepsEndingAfter(replica.batch, now - replica.phaseFrom);
    if (steps < replica.plannedSteps) {
      replica.plannedSteps = steps;
      double seconds = speed.decodeSeconds(replica.batch, steps);
      replica.phaseUntil = Math.max(now, replica.phaseFrom + seconds);
      events.set(replica.number, replica.phaseUntil);
    }
  }

  /** Ends what a replica does and begins what comes next. */
  void turn(Replica replica) {
    double now = replica.phaseUntil;
    ledger.events++;
    if (replica.phase == Replica.Phase.PREFILL) {
      endPrefill(replica, now);
    } else if (replica.phase == Replica.Phase.DECODE) {
      endDecode(replica, now);
    }
    boolean started = replica.phase == Replica.Phase.STARTING;
    next(replica, now);
    if (started) {
      replica.home.recount();
    }
  }

  private void endPrefill(Replica replica, double now) {
    DeploymentState home = replica.home;
    double waited = replica.phaseUntil - replica.phaseFrom;
    double rest = waited * (home.speed.pipelineStages - 1);
    replica.book(now);
    int count = replica.promptCount;
    replica.promptCount = 0;
    replica.promptTokens = 0;
    for (int i = 0; i < count; i++) {
      int row = replica.prompts[i];
      int prompt = pool.promptTokens(row);
      home.waiting--;
      home.tokens -= prompt;
      if (Double.isNaN(pool.firstTokenAt[row])) {
        pool.firstTokenAt[row] = now;
        double network = networkSeconds[pool.classIndex[row]][home.index];
        ledger.firstToken(row, home, now + rest - pool.sentAt[row] + network);
      }
      int left = pool.output[row] - pool.generated[row] - 1;
      if (left <= 0) {
        ledger.served(row, home, now);
      } else {
        replica.batch.cached += prompt + 1L;
        replica.batch.add(row, left);
        home.running++;
        home.tokens += prompt + 1L;
      }
    }
  }

  private void endDecode(Replica replica, double now) {
    DeploymentState home = replica.home;
    DecodeBatch batch = replica.batch;
    replica.book(now);
    home.tokens += replica.plannedSteps * batch.size();
    batch.advance(replica.plannedSteps);
    while (batch.size() > 0 && batch.stepsToFirst() <= 0) {
      int row = batch.removeFirst();
      long held = (long) pool.input[row] + pool.output[row];
      batch.cached -= held;
      home.tokens -= held;
      home.running--;
      ledger.served(row, home, now);
    }
  }

  /** Begins what a replica does next: prompts first, then decoding, then nothing. */
  void next(Replica replica, double now) {
    if (!replica.draining) {
      pull(replica);
    }
    makeRoom(replica);
    if (!replica.queue.isEmpty() && replica.admits(pool.promptTokens(replica.queue.first()))) {
      beginPrefill(replica, now);
    } else if (replica.batch.size() > 0) {
      beginDecode(replica, now);
    } else {
      replica.begin(Replica.Phase.IDLE, now, Double.POSITIVE_INFINITY);
      if (replica.draining) {
        replica.home.switchOffIfEmpty(replica.unit, now);
      }
    }
    events.set(replica.number, replica.phaseUntil);
  }

  private void pull(Replica replica) {
    IntQueue shared = replica.home.queue;
    while (!shared.isEmpty() && replica.hasRoomFor(pool.promptTokens(shared.first()))) {
      int row = shared.removeFirst();
      replica.enqueue(row, pool.promptTokens(row));
    }
  }

  /** Puts the newest requests back while the next step would overflow the cache. */
  private void makeRoom(Replica replica) {
    DeploymentState home = replica.home;
    DecodeBatch batch = replica.batch;
    while (batch.size() > 1 && home.speed.stepsThatFit(batch) < 1) {
      home.tokens -= batch.cached;
      int row = batch.removeNewest(pool);
      int tokens = pool.promptTokens(row);
      home.tokens += batch.cached + tokens;
      home.running--;
      home.waiting++;
      replica.queue.addFirst(row);
      replica.queuedTokens += tokens;
      ledger.preemptions++;
    }
  }

  private void beginPrefill(Replica replica, double now) {
    DeploymentSpeed speed = replica.home.speed;
    do {
      int row = replica.queue.removeFirst();
      int tokens = pool.promptTokens(row);
      replica.prompts[replica.promptCount++] = row;
      replica.promptTokens += tokens;
      replica.queuedTokens -= tokens;
    } while (hasNextPrompt(replica, speed));
    double seconds = speed.prefillSeconds(replica.promptTokens) / speed.pipelineStages;
    replica.begin(Replica.Phase.PREFILL, now, now + seconds);
  }

  private boolean hasNextPrompt(Replica replica, DeploymentSpeed speed) {
    if (replica.queue.isEmpty()) {
      return false;
    }
    int tokens = pool.promptTokens(replica.queue.first());
    return replica.promptTokens + tokens <= speed.prefillTokens && replica.admits(tokens);
  }

  private void beginDecode(Replica replica, double now) {
    DeploymentSpeed speed = replica.home.speed;
    long steps = replica.batch.stepsToFirst();
    if (replica.batch.size() > 1) {
      steps = Math.max(1, Math.min(steps, speed.stepsThatFit(replica.batch)));
    }
    replica.plannedSteps = steps;
    double seconds = speed.decodeSeconds(replica.batch, steps);
    replica.begin(Replica.Phase.DECODE, now, now + seconds);
  }

  /** Takes everything off a replica that is not done; it holds nothing after. */
  void empty(Replica replica, IntQueue into) {
    DeploymentState home = replica.home;
    for (int i = 0; i < replica.promptCount; i++) {
      into.addLast(replica.prompts[i]);
    }
    home.waiting -= replica.promptCount;
    home.tokens -= replica.promptTokens;
    replica.promptCount = 0;
    replica.promptTokens = 0;
    emptyQueue(replica, into);
    home.running -= replica.batch.size();
    home.tokens -= replica.batch.cached;
    while (replica.batch.size() > 0) {
      into.addLast(replica.batch.removeFirst());
    }
    replica.batch.cached = 0;
  }

  /** Takes what waits for any replica of a deployment off its queue. */
  void emptyShared(DeploymentState home, IntQueue into) {
    while (!home.queue.isEmpty()) {
      int row = home.queue.removeFirst();
      home.waiting--;
      home.tokens -= pool.promptTokens(row);
      into.addLast(row);
    }
  }

  /** Takes what waits on a replica off it. */
  private void emptyQueue(Replica replica, IntQueue into) {
    replica.home.waiting -= replica.queue.size();
    replica.home.tokens -= replica.queuedTokens;
    replica.queuedTokens = 0;
    while (!replica.queue.isEmpty()) {
      into.addLast(replica.queue.removeFirst());
    }
  }
}
