package io.slit.server.reports;

import io.slit.core.plan.EnergyMoves;
import io.slit.core.units.Energy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The difference between two plans in one sentence, for example {@code 2.1 MWh move from SG to
 * CA-ON, 310 kWh less in all: +38 ms TTFT, -640 kg CO2e}.
 *
 * <p>Of plans of several epochs, a move may have its hours: {@code 2.1 MWh move from SG to CA-ON
 * (mostly 20:00 to 04:00 UTC)}.
 *
 * <p>The page of a front makes the same sentence for any two plans by the same rule; its browser
 * test holds the two against each other.
 */
public final class DifferenceWords {
  /** Moves that are told one by one; the smaller ones are summed. */
  private static final int TOLD_MOVES = 3;

  private static final double SMALLEST_SHOWN = 0.0005;

  private DifferenceWords() {}

  /** Returns the sentence, without a full stop. */
  public static String of(PlanDifference difference) {
    List<String> changes = new ArrayList<>();
    difference.changes().forEach((shown, value) -> change(shown, value).ifPresent(changes::add));
    return energy(difference.moves(), difference.hours())
        + ": "
        + (changes.isEmpty() ? "no difference" : String.join(", ", changes));
  }

  private static String energy(EnergyMoves moves, Map<Ends, String> hours) {
    List<String> parts = new ArrayList<>();
    List<EnergyMoves.Move> all = moves.moves();
    for (EnergyMoves.Move move : all.subList(0, Math.min(TOLD_MOVES, all.size()))) {
      parts.add(
          "%s%s from %s to %s%s"
              .formatted(
                  kwh(move.energy().kwh()),
                  parts.isEmpty() ? " move" : "",
                  move.from(),
                  move.to(),
                  hours.containsKey(Ends.of(move))
                      ? " (mostly %s)".formatted(hours.get(Ends.of(move)))
                      : ""));
    }
    if (all.size() > TOLD_MOVES) {
      List<EnergyMoves.Move> rest = all.subList(TOLD_MOVES, all.size());
      double sum = sum(rest.stream().map(EnergyMoves.Move::energy).toList());
      parts.add(
          "%s in %d smaller move%s".formatted(kwh(sum), rest.size(), rest.size() == 1 ? "" : "s"));
    }
    total(moves.less()).ifPresent(sum -> parts.add(kwh(sum) + " less in all"));
    total(moves.more()).ifPresent(sum -> parts.add(kwh(sum) + " more in all"));
    return parts.isEmpty() ? "No energy moves" : String.join(", ", parts);
  }

  private static Optional<Double> total(List<EnergyMoves.Change> changes) {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(sum(changes.stream().map(EnergyMoves.Change::energy).toList()));
  }

  /** Plain additions, in order, as the page does them. */
  private static double sum(List<Energy> energies) {
    double sum = 0;
    for (Energy energy : energies) {
      sum += energy.kwh();
    }
    return sum;
  }

  private static String kwh(double kwh) {
    if (kwh >= 1000) {
      return number(kwh / 1000) + " MWh";
    }
    return kwh < 1 ? number(kwh * 1000) + " Wh" : number(kwh) + " kWh";
  }

  /** Returns nothing for a change that would be shown as 0. */
  static Optional<String> change(ShownObjective shown, double value) {
    double size = Math.abs(value);
    if (size < SMALLEST_SHOWN) {
      return Optional.empty();
    }
    String quantity =
        switch (shown.objective()) {
          case TTFT -> number(size) + " ms TTFT";
          case CARBON -> grams(size) + " CO2e";
          case WATER -> number(size) + " L water";
          case COST -> number(size) + " USD";
          case QUALITY_LOSS -> number(size) + " quality";
        };
    return Optional.of((value < 0 ? "-" : "+") + quantity);
  }

  private static String grams(double grams) {
    if (grams >= 1e6) {
      return number(grams / 1e6) + " t";
    }
    return grams >= 1000 ? number(grams / 1000) + " kg" : number(grams) + " g";
  }

  /** Returns three digits or so: none after the point from 100 on, one from 10, two from 1. */
  private static String number(double size) {
    int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    BigDecimal rounded = new BigDecimal(size).setScale(digits, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
