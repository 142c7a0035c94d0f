package io.slit.core.simulation;

/** One replica: what it does now, what it holds, and what it draws. */
final class Replica {
  /** What a replica does. */
  enum Phase {
    OFF(0),
    STARTING(1),
    IDLE(2),
    PREFILL(3),
    DECODE(4);

    static final int COUNT = 5;

    /** Its place in tables by phase. */
    final int index;

    Phase(int index) {
      this.index = index;
    }
  }

  final int number;
  final int unit;
  final DeploymentState home;
  final DecodeBatch batch;

  /** Requests given to it that wait for prefill, and the tokens of their prompts. */
  final IntQueue queue = new IntQueue();

  long queuedTokens;

  /** The prompts in process. */
  final int[] prompts;

  int promptCount;
  int promptTokens;

  Phase phase = Phase.OFF;
  boolean draining;
  double phaseFrom;
  double phaseUntil = Double.POSITIVE_INFINITY;
  long plannedSteps;

  private double bookedUntil;
  private double watts;

  Replica(int number, int unit, DeploymentState home) {
    this.number = number;
    this.unit = unit;
    this.home = home;
    this.batch = new DecodeBatch(home.speed.slots);
    this.prompts = new int[home.speed.slots];
  }

  /** Begins a phase at {@code now} and books what the last one drew. */
  void begin(Phase next, double now, double until) {
    book(now);
    phase = next;
    phaseFrom = now;
    phaseUntil = until;
    watts =
        switch (next) {
          case OFF -> 0;
          case STARTING, IDLE -> home.speed.idleWatts();
          case PREFILL -> home.speed.prefillWatts(promptTokens);
          case DECODE -> home.speed.decodeWatts(batch.size());
        };
  }

  /** Books energy and time up to {@code now}. */
  void book(double now) {
    double seconds = now - bookedUntil;
    bookedUntil = now;
    if (seconds > 0 && phase != Phase.OFF) {
      home.use.add(unit, phase, seconds, watts, batch.size());
    }
  }

  boolean isServing() {
    return phase != Phase.OFF && phase != Phase.STARTING && !draining;
  }

  /** Returns the requests that it has taken on. */
  int taken() {
    return batch.size() + promptCount + queue.size();
  }

  /** Tells whether a prompt of some tokens could join those it has taken on. */
  boolean hasRoomFor(int tokens) {
    return taken() < home.speed.slots
        && (taken() == 0
            || batch.cached + promptTokens + queuedTokens + tokens <= home.speed.admitTokens);
  }

  /** Tells whether a prompt of some tokens may be processed now. */
  boolean admits(int tokens) {
    int holds = batch.size() + promptCount;
    return holds < home.speed.slots
        && (holds == 0 || batch.cached + promptTokens + tokens <= home.speed.admitTokens);
  }

  void enqueue(int row, int tokens) {
    queue.addLast(row);
    queuedTokens += tokens;
  }
}
