package io.slit.server.reports;

import io.slit.core.fleet.SiteId;
import io.slit.core.plan.EnergyMoves;
import io.slit.core.units.Energy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The moves between two plans of several epochs, and the hours of the day in which they happen.
 *
 * <p>Moves are found epoch by epoch and summed by their ends, so that energy that moves one way by
 * day and back by night is told as two moves. The hours of a move are the shortest run of epochs,
 * counted by their time of day in UTC, that holds at least four fifths of its energy; they are told
 * if they are half of all at most. Where epochs cover a day, a run may pass midnight.
 *
 * @param moves summed over the epochs
 * @param hours of each move that has some, for example {@code 20:00 to 04:00 UTC}
 */
record MoveHours(EnergyMoves moves, Map<Ends, String> hours) {
  /** Part of a move's energy that its hours hold at least. */
  private static final double MOST = 0.8;

  private static final long DAY_SECONDS = 86_400;

  /** Copies the map. */
  MoveHours {
    hours = Collections.unmodifiableMap(new LinkedHashMap<>(hours));
  }

  /**
   * Returns the moves from one plan to another.
   *
   * @param first start of the first epoch
   * @param epoch length of each
   * @param before energy by site in each epoch of the first plan
   * @param after the same of the second plan
   */
  static MoveHours between(
      Instant first,
      Duration epoch,
      List<Map<SiteId, Energy>> before,
      List<Map<SiteId, Energy>> after) {
    Map<Ends, double[]> moved = new LinkedHashMap<>();
    Map<SiteId, Double> less = new LinkedHashMap<>();
    Map<SiteId, Double> more = new LinkedHashMap<>();
    for (int i = 0; i < before.size(); i++) {
      EnergyMoves part = EnergyMoves.between(before.get(i), after.get(i));
      for (EnergyMoves.Move move : part.moves()) {
        moved.computeIfAbsent(Ends.of(move), ends -> new double[before.size()])[i] +=
            move.energy().kwh();
      }
      part.less().forEach(one -> less.merge(one.site(), one.energy().kwh(), Double::sum));
      part.more().forEach(one -> more.merge(one.site(), one.energy().kwh(), Double::sum));
    }
    List<EnergyMoves.Move> moves = new ArrayList<>();
    Map<Ends, String> hours = new LinkedHashMap<>();
    moved.forEach(
        (ends, kwh) -> {
          moves.add(new EnergyMoves.Move(ends.from(), ends.to(), new Energy(sum(kwh))));
          hours(first, epoch, kwh).ifPresent(text -> hours.put(ends, text));
        });
    moves.sort(
        Comparator.comparing(EnergyMoves.Move::energy)
            .reversed()
            .thenComparing(move -> move.from().value())
            .thenComparing(move -> move.to().value()));
    return new MoveHours(new EnergyMoves(moves, changes(less), changes(more)), hours);
  }

  private static List<EnergyMoves.Change> changes(Map<SiteId, Double> kwh) {
    List<EnergyMoves.Change> changes = new ArrayList<>();
    kwh.forEach((site, sum) -> changes.add(new EnergyMoves.Change(site, new Energy(sum))));
    changes.sort(
        Comparator.comparing(EnergyMoves.Change::energy)
            .reversed()
            .thenComparing(change -> change.site().value()));
    return changes;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Returns the hours of a move whose energy in each epoch is known. */
  static Optional<String> hours(Instant first, Duration epoch, double[] kwh) {
    long seconds = epoch.toSeconds();
    boolean circular = DAY_SECONDS % seconds == 0 && kwh.length * seconds >= DAY_SECONDS;
    int slots = circular ? (int) (DAY_SECONDS / seconds) : kwh.length;
    double[] bySlot = new double[slots];
    for (int i = 0; i < kwh.length; i++) {
      bySlot[i % slots] += kwh[i];
    }
    double enough = MOST * sum(bySlot);
    for (int length = 1; 2 * length <= slots; length++) {
      int start = bestRun(bySlot, length, circular);
      if (run(bySlot, start, length) >= enough) {
        Instant from = first.plus(epoch.multipliedBy(start));
        return Optional.of(
            "%s to %s UTC".formatted(clock(from), clock(from.plus(epoch.multipliedBy(length)))));
      }
    }
    return Optional.empty();
  }

  /** Returns where the run of a length that holds most begins, the first of equals. */
  private static int bestRun(double[] bySlot, int length, boolean circular) {
    int best = 0;
    int starts = circular ? bySlot.length : bySlot.length - length + 1;
    for (int start = 1; start < starts; start++) {
      if (run(bySlot, start, length) > run(bySlot, best, length)) {
        best = start;
      }
    }
    return best;
  }

  private static double run(double[] bySlot, int start, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += bySlot[(start + i) % bySlot.length];
    }
    return sum;
  }

  private static String clock(Instant instant) {
    return LocalTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
