package io.slit.server.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.fleet.SiteId;
import io.slit.core.plan.EnergyMoves;
import io.slit.core.units.Energy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When energy moves between two plans of a period. */
class MoveHoursTest {
  private static final Instant MIDNIGHT = Instant.parse("2023-07-10T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final SiteId SG = new SiteId("SG");
  private static final SiteId CA = new SiteId("CA-ON");

  private static Optional<String> hours(Instant first, double... kwh) {
    return MoveHours.hours(first, HOUR, kwh);
  }

  private static double[] day(int... hours) {
    double[] kwh = new double[24];
    for (int hour : hours) {
      kwh[hour] = 10;
    }
    return kwh;
  }

  @Test
  void tellsTheShortestRunThatHoldsFourFifths() {
    assertEquals(Optional.of("02:00 to 06:00 UTC"), hours(MIDNIGHT, day(2, 3, 4, 5)));
    double[] mostly = day(2, 3, 4, 5);
    mostly[20] = 9;
    assertEquals(Optional.of("02:00 to 06:00 UTC"), hours(MIDNIGHT, mostly));
    mostly[20] = 11; // 40 of 51 are less than four fifths; past midnight, 41 are not
    assertEquals(Optional.of("20:00 to 05:00 UTC"), hours(MIDNIGHT, mostly));
  }

  @Test
  void aDayIsRoundAndAPartOfOneIsNot() {
    assertEquals(Optional.of("22:00 to 02:00 UTC"), hours(MIDNIGHT, day(22, 23, 0, 1)));
    assertEquals(Optional.empty(), hours(MIDNIGHT, 10, 0, 0, 0, 0, 10));
    assertEquals(
        Optional.of("21:00 to 22:00 UTC"),
        hours(Instant.parse("2023-07-10T20:00:00Z"), 0, 10, 0, 0));
  }

  @Test
  void daysAreLaidOverEachOther() {
    double[] two = new double[48];
    two[3] = 10;
    two[24 + 4] = 10;
    assertEquals(Optional.of("03:00 to 05:00 UTC"), hours(MIDNIGHT, two));
  }

  @Test
  void whatMovesAllDayHasNoHours() {
    double[] even = new double[24];
    java.util.Arrays.fill(even, 7);
    assertEquals(Optional.empty(), hours(MIDNIGHT, even));
  }

  @Test
  void movesThereAndBackAreTwoMoves() {
    List<Map<SiteId, Energy>> before = new ArrayList<>();
    List<Map<SiteId, Energy>> after = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      boolean night = hour < 8;
      before.add(Map.of(SG, new Energy(20), CA, new Energy(20)));
      after.add(Map.of(SG, new Energy(night ? 10 : 25), CA, new Energy(night ? 30 : 15)));
    }
    MoveHours found = MoveHours.between(MIDNIGHT, HOUR, before, after);
    assertEquals(
        List.of(
            new EnergyMoves.Move(SG, CA, new Energy(80)),
            new EnergyMoves.Move(CA, SG, new Energy(80))),
        found.moves().moves().stream()
            .sorted((a, b) -> b.from().value().compareTo(a.from().value()))
            .toList());
    assertEquals("00:00 to 07:00 UTC", found.hours().get(new Ends(SG, CA)));
    assertEquals(
        "80 kWh move from CA-ON to SG, 80 kWh from SG to CA-ON (mostly 00:00 to 07:00 UTC): "
            + "no difference",
        DifferenceWords.of(new PlanDifference(found.moves(), found.hours(), Map.of())));
  }
}
