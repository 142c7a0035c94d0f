package io.slit.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.SiteId;
import io.slit.core.plan.EnergyMoves.Change;
import io.slit.core.plan.EnergyMoves.Move;
import io.slit.core.units.Energy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Differences of energy told as moves, by hand and on random fleets. */
class EnergyMovesTest {
  private static Map<SiteId, Energy> kwh(double a, double b, double c) {
    Map<SiteId, Energy> bySite = new LinkedHashMap<>();
    bySite.put(new SiteId("a"), new Energy(a));
    bySite.put(new SiteId("b"), new Energy(b));
    bySite.put(new SiteId("c"), new Energy(c));
    return bySite;
  }

  private static Move move(String from, String to, double kwh) {
    return new Move(new SiteId(from), new SiteId(to), new Energy(kwh));
  }

  @Test
  void aSplitIsToldLargestFirst() {
    EnergyMoves found = EnergyMoves.between(kwh(10, 0, 0), kwh(2, 3, 5));
    assertEquals(List.of(move("a", "c", 5), move("a", "b", 3)), found.moves());
    assertEquals(List.of(), found.less());
    assertEquals(List.of(), found.more());
  }

  @Test
  void whatIsSavedStaysWithItsSite() {
    EnergyMoves found = EnergyMoves.between(kwh(10, 4, 0), kwh(0, 0, 3));
    assertEquals(List.of(move("a", "c", 3)), found.moves());
    assertEquals(
        List.of(
            new Change(new SiteId("a"), new Energy(7)), new Change(new SiteId("b"), new Energy(4))),
        found.less());
  }

  @Test
  void whatIsAddedStaysWithItsSite() {
    EnergyMoves found = EnergyMoves.between(kwh(1, 1, 1), kwh(1, 3, 1));
    assertEquals(List.of(), found.moves());
    assertEquals(List.of(new Change(new SiteId("b"), new Energy(2))), found.more());
  }

  @Test
  void equalPlansMoveNothing() {
    EnergyMoves found = EnergyMoves.between(kwh(1, 2, 3), kwh(1, 2, 3 + 1e-12));
    assertEquals(new EnergyMoves(List.of(), List.of(), List.of()), found);
  }

  @Test
  void movesAndRestsMakeOnePlanOfTheOther() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      Map<SiteId, Energy> before = random(random);
      Map<SiteId, Energy> after = random(random);
      EnergyMoves found = EnergyMoves.between(before, after);
      for (SiteId site : before.keySet()) {
        double change = 0;
        for (Move one : found.moves()) {
          change += one.to().equals(site) ? one.energy().kwh() : 0;
          change -= one.from().equals(site) ? one.energy().kwh() : 0;
        }
        change += sum(found.more(), site) - sum(found.less(), site);
        assertEquals(after.get(site).kwh() - before.get(site).kwh(), change, 1e-6);
      }
      assertTrue(found.moves().size() < before.size(), "fewer moves than sites");
      assertTrue(found.less().isEmpty() || found.more().isEmpty(), "one kind is used up");
    }
  }

  private static double sum(List<Change> changes, SiteId site) {
    return changes.stream()
        .filter(one -> one.site().equals(site))
        .mapToDouble(one -> one.energy().kwh())
        .sum();
  }

  private static Map<SiteId, Energy> random(Random random) {
    Map<SiteId, Energy> bySite = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      bySite.put(new SiteId("s" + i), new Energy(random.nextInt(3) * random.nextDouble() * 50));
    }
    return bySite;
  }
}
