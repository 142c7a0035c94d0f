package io.slit.server.http;

import io.slit.server.json.RecentDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #PLACES} decisions. Adding one is a counter and a store; the oldest goes. It
 * holds no plan, so old plans can be forgotten. Thread-safe, without locks.
 */
final class RecentDecisions {
  /** Decisions that are kept. */
  static final int PLACES = 4096;

  private final AtomicReferenceArray<@Nullable RecentDecision> places =
      new AtomicReferenceArray<>(PLACES);
  private final AtomicLong count = new AtomicLong();

  void add(RecentDecision decision) {
    places.set((int) (count.getAndIncrement() & (PLACES - 1)), decision);
  }

  /** Returns the decision of a name, if it is still there. */
  Optional<RecentDecision> find(String decisionId) {
    return latest(PLACES).stream().filter(one -> one.id().equals(decisionId)).findFirst();
  }

  /** Returns the last decisions, the latest first. */
  List<RecentDecision> latest(int most) {
    List<RecentDecision> latest = new ArrayList<>();
    long next = count.get();
    for (long i = next - 1; i >= Math.max(0, next - PLACES) && latest.size() < most; i--) {
      RecentDecision one = places.get((int) (i & (PLACES - 1)));
      if (one != null) {
        latest.add(one);
      }
    }
    return latest;
  }
}
