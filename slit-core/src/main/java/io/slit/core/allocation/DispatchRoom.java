package io.slit.core.allocation;

import io.slit.core.allocation.AllocationProgram.Renewable;
import io.slit.core.allocation.LinearModel.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The room that is left under capacities and grid limits, and the renewables that are left, while
 * queries are dispatched. Not thread-safe.
 */
final class DispatchRoom {
  private final AllocationProgram program;
  private final List<List<Entry>> rowsOf = new ArrayList<>();
  private final int[] renewableOf;
  private final double[] allowed;
  private double[] room = {};
  private double[] renewableLeft = {};
  private double[] cost = {};
  private final double[] whole;
  private final double[] facilities;
  private final int[] cells;
  private double[] wanted = {};

  DispatchRoom(AllocationProgram program) {
    this.program = program;
    this.allowed = program.model().rows().stream().mapToDouble(LinearModel.Bounds::upper).toArray();
    this.renewableOf = new int[program.flows().size()];
    program.model().variables().forEach(variable -> rowsOf.add(new ArrayList<>()));
    for (Entry entry : program.model().entries()) {
      AllocationProgram.ScaledLimit limit = program.limits().get(entry.row());
      if (limit != null && isRoom(limit.limit().kind())) {
        rowsOf.get(entry.variable()).add(entry);
      }
    }
    indexRenewables();
    List<Flow> flows = program.flows();
    this.facilities = flows.stream().mapToDouble(f -> f.facilityKwh(program.instance())).toArray();
    int hours = program.instance().hours();
    this.cells = flows.stream().mapToInt(flow -> flow.site() * hours + flow.hour()).toArray();
    this.whole = new double[program.instance().sites().size() * program.instance().hours()];
    for (int flow = 0; flow < renewableOf.length; flow++) {
      whole[cells[flow]] += facilities[flow];
    }
  }

  private static boolean isRoom(Limit.Kind kind) {
    return kind == Limit.Kind.CAPACITY || kind == Limit.Kind.GRID;
  }

  private void indexRenewables() {
    Map<Integer, Integer> byCell = new HashMap<>();
    int hours = program.instance().hours();
    for (int r = 0; r < program.renewables().size(); r++) {
      Renewable one = program.renewables().get(r);
      byCell.put(one.site() * hours + one.hour(), r);
    }
    Arrays.setAll(
        renewableOf,
        i -> {
          Flow flow = program.flows().get(i);
          return byCell.getOrDefault(flow.site() * hours + flow.hour(), -1);
        });
  }

  /**
   * Begins with all room; renewables that are worth using make more under a grid limit.
   *
   * @param costs by variable
   * @param open which part of everything each site is wanted to take at most
   */
  void begin(double[] costs, double[] open) {
    cost = costs;
    wanted = whole.clone();
    for (int cell = 0; cell < wanted.length; cell++) {
      wanted[cell] *= open[cell / program.instance().hours()];
    }
    room = allowed.clone();
    renewableLeft = new double[program.renewables().size()];
    for (int r = 0; r < renewableLeft.length; r++) {
      int variable = program.flows().size() + r;
      if (cost[variable] < 0) {
        renewableLeft[r] = program.renewables().get(r).kwh();
        rowsOf.get(variable).forEach(entry -> room[entry.row()] -= entry.value());
      }
    }
  }

  /** Returns how much of its rows a flow takes at most: 1 stands for a whole site. */
  double load(int flow) {
    return rowsOf.get(flow).stream().mapToDouble(Entry::value).max().orElse(0);
  }

  /** Returns what a whole flow costs, if it were served as its next kWh. */
  double unitCost(int flow) {
    int r = renewableOf[flow];
    if (r < 0 || renewableLeft[r] <= 0) {
      return cost[flow];
    }
    return cost[flow]
        + facilities[flow] * cost[program.flows().size() + r] / program.renewables().get(r).kwh();
  }

  /** Returns which part of a flow there is room for. */
  double roomFor(int flow) {
    double least = 1;
    for (Entry entry : rowsOf.get(flow)) {
      least = Math.min(least, room[entry.row()] / entry.value());
    }
    return least;
  }

  /** Returns which part of a flow its site is wanted to take. */
  double wantedPart(int flow) {
    return facilities[flow] > 0 ? Math.min(1, wanted[cells[flow]] / facilities[flow]) : 1;
  }

  /** Returns which part of a flow the renewables that are left serve; all where there are none. */
  double renewablePart(int flow) {
    int r = renewableOf[flow];
    boolean renewed = r >= 0 && renewableLeft[r] > 0 && facilities[flow] > 0;
    return renewed ? renewableLeft[r] / facilities[flow] : 1;
  }

  /** Takes room and renewables, and books them. */
  void take(int flow, double part, double[] point) {
    point[flow] += part;
    wanted[cells[flow]] -= part * facilities[flow];
    rowsOf.get(flow).forEach(entry -> room[entry.row()] -= part * entry.value());
    int r = renewableOf[flow];
    if (r >= 0 && renewableLeft[r] > 0) {
      double used = Math.min(renewableLeft[r], part * facilities[flow]);
      renewableLeft[r] -= used;
      point[program.flows().size() + r] += used / program.renewables().get(r).kwh();
    }
  }
}
