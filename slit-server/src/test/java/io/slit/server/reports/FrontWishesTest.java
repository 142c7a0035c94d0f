package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.pareto.ObjectiveSubset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Limits and objectives as they are typed. */
class FrontWishesTest {
  @Test
  void readsEveryLimitInItsUnit() {
    assertEquals(
        Map.of(
            Objective.TTFT, 800.0,
            Objective.WATER, 1200.0,
            Objective.CARBON, 90_000.0,
            Objective.COST, 40.0,
            Objective.QUALITY_LOSS, 1 - 0.7),
        FrontWishes.limits(
                List.of("ttft=0.8s", "water=1200L", "carbon_g=90kg", "cost=40usd"),
                List.of("quality=0.7"))
            .most());
  }

  @Test
  void readsASubset() {
    assertEquals(
        new ObjectiveSubset(Set.of(Objective.TTFT, Objective.QUALITY_LOSS)),
        FrontWishes.objectives(List.of("quality", "ttft")));
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertRefused(() -> max("ttft=800"), "--max ttft=800", "ms, s");
    assertRefused(() -> max("ttft=8kg"), "kg", "ms, s");
    assertRefused(() -> max("carbn=8kg"), "Maybe carbon is meant");
    assertRefused(() -> max("quality=0.7"), "--min quality=");
    assertRefused(() -> max("ttft"), "NAME=VALUE");
    assertRefused(() -> FrontWishes.limits(List.of("ttft=1s", "ttft_ms=2s"), List.of()), "twice");
    assertRefused(() -> FrontWishes.limits(List.of(), List.of("ttft=1s")), "--max ttft=");
    assertRefused(() -> FrontWishes.limits(List.of(), List.of("quality=70")), "[0, 1]");
    assertRefused(() -> FrontWishes.objectives(List.of("ttft")), "two at least");
    assertRefused(() -> FrontWishes.objectives(List.of("ttft", "tokens")), "no objective tokens");
  }

  private static void max(String text) {
    FrontWishes.limits(List.of(text), List.of());
  }

  private static void assertRefused(Runnable what, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, what::run).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }
}
