package io.slit.core.simulation;

import java.util.Arrays;

/**
 * The next event of each of n parties, and the earliest of all: a tournament tree. Of two at the
 * same time the lower number wins. A change costs log2(n) comparisons at most and no allocation.
 */
final class EventTree {
  private final double[] times;
  private final int[] winners;
  private final int leaves;

  EventTree(int count) {
    leaves = Integer.highestOneBit(Math.max(1, 2 * count - 1));
    times = new double[leaves];
    winners = new int[2 * leaves];
    Arrays.fill(times, Double.POSITIVE_INFINITY);
    for (int i = 0; i < leaves; i++) {
      winners[leaves + i] = i;
    }
    for (int node = leaves - 1; node > 0; node--) {
      winners[node] = winners[2 * node];
    }
    winners[0] = winners[1];
  }

  void set(int party, double time) {
    times[party] = time;
    for (int node = (leaves + party) >> 1; node > 0; node >>= 1) {
      int left = winners[2 * node];
      int right = winners[2 * node + 1];
      int winner = times[right] < times[left] ? right : left;
      if (winners[node] == winner && winner != party) {
        return;
      }
      winners[node] = winner;
    }
  }

  int first() {
    return winners[1];
  }

  double firstTime() {
    return times[winners[1]];
  }
}
