package io.slit.server.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.allocation.AllocationAnswer.Optimal;
import io.slit.core.allocation.AllocationInstance;
import io.slit.core.allocation.AllocationSolver;
import io.slit.core.allocation.Goal;
import io.slit.core.allocation.Site;
import io.slit.core.allocation.SiteSignal;
import io.slit.core.allocation.Term;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.HourlyGrid;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The instance that is derived from {@code worldwide-14}, against the tables it is derived from.
 */
class WorldwideInstanceTest {
  private static final Path FILE = Path.of("docs/instances/worldwide-14-day.json");
  private static final Instant DAY = Instant.parse("2023-07-10T00:00:00Z");

  @Test
  void signalsAndDistancesAreThoseOfTheTables() {
    AllocationInstance instance = AllocationReader.read(FILE);
    Dataset tables = Dataset.open(Path.of("../datasets/worldwide-14"));
    assertEquals(tables.zones(), instance.frame().areas());
    for (int j = 0; j < instance.sites().size(); j++) {
      Site site = instance.sites().get(j);
      HourlyGrid grid = tables.hourly(site.name(), Year.of(2023));
      int first = grid.indexOf(DAY);
      for (int hour = 0; hour < 24; hour++) {
        int at = first + hour;
        assertEquals(grid.priceUsdPerMwh(at), site.signal(SiteSignal.PRICE, hour), 1e-6);
        assertEquals(
            grid.carbonIntensityLifecycleGPerKwh(at),
            site.signal(SiteSignal.CARBON_INTENSITY, hour),
            1e-6);
        assertEquals(grid.wueSiteLPerKwh(at), site.signal(SiteSignal.WUE, hour), 1e-6);
        assertEquals(grid.ewifWithoutHydroLPerKwh(at), site.signal(SiteSignal.EWIF, hour), 1e-6);
      }
      for (int i = 0; i < instance.areas(); i++) {
        double rtt = tables.rtt().rttMs(instance.frame().areas().get(i), site.name());
        assertEquals(rtt, instance.traffic().networkMs().get(i).get(j), 1e-6);
      }
    }
  }

  @Test
  void theWaterCapBindsAndIsKept() {
    AllocationInstance instance = AllocationReader.read(FILE);
    Goal bill = new Goal.Weighted(Map.of(Term.ENERGY, 1.0, Term.CARBON, 1.0, Term.DELAY, 1.0));
    Solvers.Named solver = Solvers.get("auto");
    if (solver.name().equals(Solvers.GLOP)) {
      Optimal optimal =
          assertInstanceOf(
              Optimal.class, new AllocationSolver(instance, solver.solver()).solve(bill));
      assertEquals(600, optimal.allocation().term(Term.WATER), 1e-4);
      assertTrue(optimal.provenGap().orElseThrow() < 1e-6);
    }
  }
}
