package io.slit.core.plan;

import io.slit.core.fleet.SiteId;
import io.slit.core.units.Energy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How the energy of one plan becomes that of another, told as moves between sites.
 *
 * <p>A transport matching of losses to gains: the largest loss left goes to the largest gain left,
 * as much as both hold, until one kind is used up. There are fewer moves than sites that change. It
 * is a way to tell the difference of two totals by site; no single request is followed. What the
 * plans differ by in all stays at the sites of {@code less} or {@code more}.
 *
 * @param moves largest first
 * @param less energy that sites save and no other takes over, largest first
 * @param more energy that sites add and no other gives up, largest first
 */
public record EnergyMoves(List<Move> moves, List<Change> less, List<Change> more) {
  /** Changes below this part of all energy are rounding. */
  private static final double ROUNDING = 1e-9;

  /** Copies the lists. */
  public EnergyMoves {
    moves = List.copyOf(moves);
    less = List.copyOf(less);
    more = List.copyOf(more);
  }

  /** Some energy that one site gives up and another takes over. */
  public record Move(SiteId from, SiteId to, Energy energy) {}

  /** Some energy that one site saves or adds. */
  public record Change(SiteId site, Energy energy) {}

  /**
   * Returns the moves between two plans.
   *
   * @param before energy by site of the first plan; a missing site has none
   * @param after energy by site of the second plan
   */
  public static EnergyMoves between(Map<SiteId, Energy> before, Map<SiteId, Energy> after) {
    double smallest = ROUNDING * Math.max(total(before), total(after));
    List<Change> losses = changes(before, after, smallest);
    List<Change> gains = changes(after, before, smallest);
    List<Move> moves = new ArrayList<>();
    while (!losses.isEmpty() && !gains.isEmpty()) {
      Change loss = losses.remove(0);
      Change gain = gains.remove(0);
      double moved = Math.min(loss.energy().kwh(), gain.energy().kwh());
      moves.add(new Move(loss.site(), gain.site(), new Energy(moved)));
      keepRest(losses, loss, moved, smallest);
      keepRest(gains, gain, moved, smallest);
    }
    moves.sort(Comparator.comparing(Move::energy).reversed());
    return new EnergyMoves(moves, losses, gains);
  }

  private static double total(Map<SiteId, Energy> bySite) {
    return bySite.values().stream().mapToDouble(Energy::kwh).sum();
  }

  /** Returns by how much sites of the first are above the second, largest first. */
  private static List<Change> changes(
      Map<SiteId, Energy> first, Map<SiteId, Energy> second, double smallest) {
    List<Change> changes = new ArrayList<>();
    first.forEach(
        (site, energy) -> {
          double over = energy.kwh() - second.getOrDefault(site, Energy.ZERO).kwh();
          if (over > smallest) {
            changes.add(new Change(site, new Energy(over)));
          }
        });
    sort(changes);
    return changes;
  }

  private static void keepRest(List<Change> changes, Change one, double moved, double smallest) {
    double rest = one.energy().kwh() - moved;
    if (rest > smallest) {
      changes.add(new Change(one.site(), new Energy(rest)));
      sort(changes);
    }
  }

  /** Largest first; ties by name, so that the order of the sites does not matter. */
  private static void sort(List<Change> changes) {
    changes.sort(
        Comparator.comparing(Change::energy)
            .reversed()
            .thenComparing(change -> change.site().value()));
  }
}
