package io.slit.core.search.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.Outlook;
import io.slit.core.search.PlanningInput;
import io.slit.core.workload.ClassId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenariosTest {
  private static final PlanningInput INPUT = Uncertain.of(Worlds.random(1, 6, 10), 1, 0.3);
  private static final SiteId SITE = new SiteId("S2");

  private static double[] carbon(Scenarios scenarios, SiteId site) {
    return scenarios.outlooks().stream()
        .mapToDouble(
            one ->
                one.environment()
                    .expected()
                    .find(site)
                    .orElseThrow()
                    .carbonIntensity()
                    .gramsPerKwh())
        .toArray();
  }

  private static double grams(Environment environment) {
    return environment.find(SITE).orElseThrow().carbonIntensity().gramsPerKwh();
  }

  @Test
  void normalScoresAreThoseOfTheTables() {
    // Standard normal quantiles at 1/6, 1/2, 5/6 and at 5 %, 15 %, ...: Abramowitz and Stegun 26.5.
    double[] three = NormalScores.of(3);
    assertEquals(-0.967421566101701, three[0], 1e-10);
    assertEquals(0, three[1]);
    double[] ten = NormalScores.of(10);
    assertEquals(1.6448536269514722, ten[9], 1e-10);
    assertEquals(1.0364333894937898, ten[8], 1e-10);
    assertEquals(NormalScores.AT_90, NormalScores.of(5)[4], 1e-10);
  }

  @Test
  void theIntervalHoldsFourFifthsOfTheScenarios() {
    double[] values = carbon(Scenarios.of(INPUT, 1000, 4), SITE);
    double low = grams(INPUT.outlook().environment().low());
    double high = grams(INPUT.outlook().environment().high());
    long inside = Arrays.stream(values).filter(one -> one >= low && one <= high).count();
    assertEquals(800, inside);
    long below = Arrays.stream(values).filter(one -> one < grams(INPUT.environment())).count();
    assertEquals(500, below);
  }

  @Test
  void aSingleScenarioIsWhatIsExpected() {
    Outlook only = Scenarios.of(INPUT, 1, 8).outlooks().get(0);
    assertEquals(INPUT.environment().bySite(), only.environment().expected().bySite());
    assertEquals(INPUT.demand().ratesPerSecond(), only.demand().expected().ratesPerSecond());
  }

  @Test
  void sitesErrIndependentlyAndClassesPartlyTogether() {
    Scenarios scenarios = Scenarios.of(INPUT, 1000, 4);
    assertEquals(0, correlation(carbon(scenarios, SITE), carbon(scenarios, new SiteId("S3"))), 0.1);
    List<ClassId> classes = List.copyOf(INPUT.demand().ratesPerSecond().keySet());
    assertEquals(
        Scenarios.SHARED_SOON,
        correlation(rates(scenarios, classes.get(0)), rates(scenarios, classes.get(1))),
        0.1);
  }

  @Test
  void demandErrsMoreTogetherTheFartherAheadItIsForecast() {
    Outlook early =
        new Outlook(
            new Forecast<>(
                INPUT.demand(),
                INPUT.outlook().demand().low(),
                INPUT.outlook().demand().high(),
                INPUT.epoch().start().minus(Duration.ofHours(24))),
            INPUT.outlook().environment());
    List<ClassId> classes = List.copyOf(INPUT.demand().ratesPerSecond().keySet());
    Scenarios scenarios = Scenarios.of(INPUT.withOutlook(early), 1000, 4);
    assertEquals(
        Scenarios.SHARED_LATER,
        correlation(rates(scenarios, classes.get(0)), rates(scenarios, classes.get(1))),
        0.1);
  }

  private static double[] rates(Scenarios scenarios, ClassId id) {
    return scenarios.outlooks().stream()
        .mapToDouble(one -> one.demand().expected().ratePerSecond(id))
        .toArray();
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double both = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanA) * (b[i] - meanB);
      squareA += (a[i] - meanA) * (a[i] - meanA);
      squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    return both / Math.sqrt(squareA * squareB);
  }

  @Test
  void theSameSeedGivesTheSameScenarios() {
    double[] once = carbon(Scenarios.of(INPUT, 9, 4), SITE);
    double[] again = carbon(Scenarios.of(INPUT, 9, 4), SITE);
    double[] other = carbon(Scenarios.of(INPUT, 9, 5), SITE);
    assertEquals(Arrays.toString(once), Arrays.toString(again));
    assertNotEquals(Arrays.toString(once), Arrays.toString(other));
  }

  @Test
  void whatCannotBeNegativeIsNot() {
    PlanningInput wide =
        INPUT.withOutlook(
            new Outlook(Uncertain.demand(INPUT.demand(), 1.0), INPUT.outlook().environment()));
    for (Outlook one : Scenarios.of(wide, 100, 1).outlooks()) {
      assertTrue(one.demand().expected().ratesPerSecond().values().stream().allMatch(r -> r >= 0));
    }
  }

  @Test
  void refusesNoneAndTooMany() {
    assertThrows(IllegalArgumentException.class, () -> Scenarios.of(INPUT, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Scenarios.of(INPUT, 1001, 1));
  }
}
