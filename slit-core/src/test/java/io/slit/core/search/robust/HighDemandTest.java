package io.slit.core.search.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.environment.Forecast;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HighDemandTest {
  private static final PlanningInput WORLD = Worlds.random(3, 4, 1);

  /** Every class may be a fifth higher. */
  private static PlanningInput uncertain() {
    Demand expected = WORLD.demand();
    return WORLD.withOutlook(
        new Outlook(
            new Forecast<>(
                expected, expected, expected.times(1.2), WORLD.outlook().demand().issuedAt()),
            WORLD.outlook().environment()));
  }

  private static double total(Outlook outlook) {
    return outlook.demand().expected().ratesPerSecond().values().stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  @Test
  void eachClassIsAtItsUpperEnd() {
    Outlook high = HighDemand.ofEachClass(uncertain());
    assertEquals(1.2 * total(WORLD.outlook()), total(high), 1e-9 * total(high));
    assertEquals(WORLD.outlook().environment().expected(), high.environment().expected());
  }

  @Test
  void theTotalIsSurerThanItsClasses() {
    double squares = 0;
    double sum = 0;
    for (double rate : WORLD.demand().ratesPerSecond().values()) {
      squares += 0.2 * rate * 0.2 * rate;
      sum += 0.2 * rate;
    }
    double shared = Scenarios.sharedPart(uncertain());
    double above = Math.sqrt(shared * sum * sum + (1 - shared) * squares);
    Outlook high = HighDemand.ofTheTotal(uncertain());
    assertEquals(total(WORLD.outlook()) + above, total(high), 1e-9 * total(high));
    assertTrue(above < sum && above > Math.sqrt(shared) * sum);
    Map<ClassId, Double> ratios = new LinkedHashMap<>();
    high.demand()
        .expected()
        .ratesPerSecond()
        .forEach((id, rate) -> ratios.put(id, rate / WORLD.demand().ratePerSecond(id)));
    double first = ratios.values().iterator().next();
    ratios.values().forEach(ratio -> assertEquals(first, ratio, 1e-9));
  }

  @Test
  void whatIsCertainStaysAsItIs() {
    assertEquals(
        WORLD.demand().ratesPerSecond(),
        HighDemand.ofTheTotal(WORLD).demand().expected().ratesPerSecond());
  }
}
