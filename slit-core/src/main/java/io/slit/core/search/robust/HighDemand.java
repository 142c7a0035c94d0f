package io.slit.core.search.robust;

import io.slit.core.environment.Forecast;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;

/**
 * Demand that is higher than expected, to plan with room for it. Both outlooks are certain, with
 * conditions as expected.
 *
 * <p>Not all classes are high together: with what {@link Scenarios} assumes of errors, of which
 * classes share the part s of the variance, the upper end of the 80 % interval of the total lies
 * {@code sqrt(s (sum w)^2 + (1 - s) sum w^2)} above what is expected, w being the distance to the
 * upper end of a class.
 */
public final class HighDemand {
  private HighDemand() {}

  /** Returns the outlook in which every class is at the upper end of its 80 % interval. */
  public static Outlook ofEachClass(PlanningInput input) {
    return certain(input, input.outlook().demand().high());
  }

  /**
   * Returns the outlook in which the total is at the upper end of its 80 % interval, all classes
   * higher by the same factor.
   */
  public static Outlook ofTheTotal(PlanningInput input) {
    Forecast<Demand> demand = input.outlook().demand();
    double total = 0;
    double sum = 0;
    double squares = 0;
    for (ClassId id : demand.expected().ratesPerSecond().keySet()) {
      double expected = demand.expected().ratePerSecond(id);
      double width = Math.max(0, demand.high().ratePerSecond(id) - expected);
      total += expected;
      sum += width;
      squares += width * width;
    }
    double shared = Scenarios.sharedPart(input);
    double above = Math.sqrt(shared * sum * sum + (1 - shared) * squares);
    return certain(input, demand.expected().times(total > 0 ? 1 + above / total : 1));
  }

  private static Outlook certain(PlanningInput input, Demand demand) {
    Outlook outlook = input.outlook();
    return Outlook.certain(demand, outlook.environment().expected(), outlook.demand().issuedAt());
  }
}
