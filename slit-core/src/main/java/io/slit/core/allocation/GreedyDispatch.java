package io.slit.core.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends the queries of each hour to the sites where they cost least, those first that would lose
 * most elsewhere, as long as there is room: no solver, and no look back.
 *
 * <p>Capacities and grid limits are kept where that is possible, renewables are used before the
 * grid where that costs less, and the mean delay of a demand is kept under its cap as long as its
 * nearest site has room. Not thread-safe.
 */
final class GreedyDispatch {
  private static final double DONE = 1e-12;

  private final AllocationProgram program;
  private final List<List<Integer>> groups;
  private final DispatchRoom room;

  /** The flows of one demand, and what it loses if it does not get its best site. */
  private record Ranked(List<Integer> flows, double regret) {}

  GreedyDispatch(AllocationProgram program) {
    this.program = program;
    this.room = new DispatchRoom(program);
    Map<Flow.Demanded, List<Integer>> byDemand = new LinkedHashMap<>();
    for (int i = 0; i < program.flows().size(); i++) {
      byDemand.computeIfAbsent(program.flows().get(i).demanded(), d -> new ArrayList<>()).add(i);
    }
    this.groups = List.copyOf(byDemand.values());
  }

  /** Returns how much of its rows a flow takes at most: 1 stands for a whole site. */
  double load(int flow) {
    return room.load(flow);
  }

  /**
   * Returns the variables of the program.
   *
   * @param cost by variable: flows, then renewables
   * @param open which part of everything each site is wanted to take at most
   */
  double[] dispatch(double[] cost, double[] open) {
    double[] point = new double[program.model().variables().size()];
    room.begin(cost, open);
    groups.stream()
        .map(group -> new Ranked(group, regret(group)))
        .sorted(Comparator.comparingDouble(ranked -> -ranked.regret()))
        .forEach(ranked -> fill(ranked.flows(), point));
    return point;
  }

  private double regret(List<Integer> group) {
    double best = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    for (int flow : group) {
      double one = room.unitCost(flow);
      second = Math.min(second, Math.max(one, best));
      best = Math.min(best, one);
    }
    return Double.isInfinite(second) ? Double.MAX_VALUE : second - best;
  }

  /** What keeps a flow from being chosen, from the strictest on. */
  private enum Care {
    WANTED,
    IN_TIME,
    ROOM
  }

  private void fill(List<Integer> group, double[] point) {
    DelayBudget budget = new DelayBudget(program, group);
    Care care = Care.WANTED;
    while (budget.left() > DONE) {
      int best = cheapest(group, care, budget);
      if (best >= 0) {
        double part = Math.min(budget.left(), room.roomFor(best));
        part = care == Care.WANTED ? Math.min(part, room.wantedPart(best)) : part;
        part = care == Care.ROOM ? part : Math.min(part, budget.partFor(best));
        part = Math.min(part, Math.max(DONE, room.renewablePart(best)));
        room.take(best, part, point);
        budget.spend(best, part);
      } else if (care == Care.ROOM) {
        int over = group.stream().min(Comparator.comparingDouble(room::unitCost)).orElseThrow();
        room.take(over, budget.left(), point);
        return;
      } else {
        care = care == Care.WANTED ? Care.IN_TIME : Care.ROOM;
      }
    }
  }

  /** Returns the cheapest flow that there is room for; -1 if there is none. */
  private int cheapest(List<Integer> group, Care care, DelayBudget budget) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int flow : group) {
      double one = room.unitCost(flow);
      if (one < least
          && room.roomFor(flow) > DONE
          && (care != Care.WANTED || room.wantedPart(flow) > DONE)
          && (care == Care.ROOM || budget.partFor(flow) > DONE)) {
        best = flow;
        least = one;
      }
    }
    return best;
  }
}
