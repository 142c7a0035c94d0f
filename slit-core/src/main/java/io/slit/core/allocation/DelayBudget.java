package io.slit.core.allocation;

import java.util.List;

/**
 * What is left to dispatch of a demand, and of the delay that its mean may have: no more goes to a
 * slow site than lets the rest make up for it at the nearest one.
 */
final class DelayBudget {
  private final AllocationProgram program;
  private final double capMs;
  private final double nearestMs;
  private double left = 1;
  private double overMs;

  DelayBudget(AllocationProgram program, List<Integer> flows) {
    this.program = program;
    int type = program.flows().get(flows.get(0)).type();
    this.capMs = program.instance().types().get(type).delayCapMs().orElse(Double.POSITIVE_INFINITY);
    this.nearestMs = flows.stream().mapToDouble(this::delayMs).min().orElseThrow();
  }

  private double delayMs(int flow) {
    return program.flows().get(flow).amounts().delayMs();
  }

  /** Returns the part of the demand that waits to be dispatched. */
  double left() {
    return left;
  }

  /** Returns which part of the demand a flow may take. */
  double partFor(int flow) {
    double more = delayMs(flow) - nearestMs;
    if (Double.isInfinite(capMs)) {
      return 1;
    }
    double spare = left * (capMs - nearestMs) - overMs;
    return more > 0 ? spare / more : 1;
  }

  /** Books a part that a flow takes. */
  void spend(int flow, double part) {
    left -= part;
    overMs += Double.isInfinite(capMs) ? 0 : part * (delayMs(flow) - capMs);
  }
}
