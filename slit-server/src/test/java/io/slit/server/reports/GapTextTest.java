package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.pareto.Objective;
import io.slit.core.search.Bound;
import io.slit.core.search.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapTextTest {
  private static Gap gap(Objective objective, double best, double bound, boolean reached) {
    return new Gap(new Bound(objective, bound, reached), best);
  }

  @Test
  void saysTheBestAndHowFarItMayBeFromThePossible() {
    List<Gap> gaps =
        List.of(
            gap(Objective.QUALITY_LOSS, 0.22, 0.2, true),
            gap(Objective.CARBON, 12300, 11815.6, false),
            gap(Objective.TTFT, 84.25, 84.25, true),
            gap(Objective.WATER, 3, 0, false),
            gap(Objective.COST, -9, -10, false));
    assertEquals(
        """
          TTFT 84.3 ms, the least possible
          carbon 12.3 kg, at most 4.1 % above the least possible
          water 3.00 L, an unknown part above the least possible
          cost -9.00 USD, at most 10.0 % above the least possible
          quality 0.780, 2.5 % below the most possible
        """,
        GapText.lines(gaps));
  }

  @Test
  void saysNothingWhereNoGapIsKnown() {
    assertEquals("", GapText.lines(List.of()));
  }
}
