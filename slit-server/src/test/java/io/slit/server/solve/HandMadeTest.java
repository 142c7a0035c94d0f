package io.slit.server.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.allocation.Allocation;
import io.slit.core.allocation.AllocationAnswer.Optimal;
import io.slit.core.allocation.AllocationSolver;
import io.slit.core.allocation.Goal;
import io.slit.core.allocation.Term;
import io.slit.server.lp.OjalgoSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure of the worked example of docs/SOLVE.md, by every solver. */
class HandMadeTest {
  private static final Goal MONEY =
      new Goal.Weighted(Map.of(Term.ENERGY, 1.0, Term.CARBON, 1.0, Term.DELAY, 1.0));

  private static Optimal solve(String solver, Goal goal) {
    return assertInstanceOf(
        Optimal.class,
        new AllocationSolver(HandMade.read(), Solvers.get(solver).solver()).solve(goal));
  }

  private static void assertTerms(Allocation allocation, Map<Term, Double> expected) {
    expected.forEach(
        (term, value) ->
            assertEquals(value, allocation.term(term), 1e-9 * Math.abs(value), term.key()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "ojalgo"})
  void theBillIsLeastWhereTheSouthServesAllItHasPowerFor(String solver) {
    Optimal optimal = solve(solver, MONEY);
    assertEquals(23.825, optimal.total(), 1e-9);
    assertTerms(
        optimal.allocation(),
        Map.of(
            Term.ENERGY, 10.5,
            Term.CARBON, 3.75,
            Term.DELAY, 9.575,
            Term.FACILITY_ENERGY, 180.0,
            Term.GRID_ENERGY, 135.0,
            Term.CARBON_MASS, 37.5,
            Term.WATER, 526.25,
            Term.MEAN_DELAY, 95_750.0 / 150));
    List<Double> shares =
        optimal.allocation().routes().stream().map(Allocation.Route::share).toList();
    assertEquals(3, shares.size());
    assertEquals(0.625, shares.get(0), 1e-9);
    assertEquals(0.375, shares.get(1), 1e-9);
    assertEquals(1, shares.get(2), 1e-9);
    Allocation.SiteHour south = optimal.allocation().siteHours().get(1);
    assertEquals(70, south.itKwh(), 1e-9);
    assertEquals(105, south.facilityKwh(), 1e-9);
    assertEquals(45, south.renewableKwh(), 1e-9);
    assertEquals(60, south.gridKwh(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "ojalgo"})
  void theLeastCarbonThenTheLeastDelay(String solver) {
    Optimal optimal = solve(solver, new Goal.Lexicographic(List.of(Term.CARBON_MASS, Term.DELAY)));
    assertTerms(
        optimal.allocation(),
        Map.of(Term.CARBON_MASS, 19.5, Term.DELAY, 9.35, Term.ENERGY, 12.75, Term.WATER, 410.0));
    assertEquals(12.75 + 1.95 + 9.35, optimal.total(), 1e-8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "ojalgo"})
  void aWaterCapThatBindsCostsWhatTheSecondSumSays(String solver) throws IOException {
    String text =
        Files.readString(HandMade.FILE).replace("\"water_cap_l\": 600", "\"water_cap_l\": 500");
    Optimal optimal =
        assertInstanceOf(
            Optimal.class,
            new AllocationSolver(
                    AllocationReader.read("it.json", text), Solvers.get(solver).solver())
                .solve(MONEY));
    double moved = 26.25 / (5 - (0.5 / 1.2 + 2));
    assertEquals(500, optimal.allocation().term(Term.WATER), 1e-6);
    assertEquals(23.825 + 0.005 * moved, optimal.total(), 1e-8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theFrontIsNeverBetterThanExactAndTheSameForASeed(long seed) {
    Solved one = front(seed);
    SearchedFront front = one.front().orElseThrow();
    assertTrue(front.found().size() > 0);
    assertTrue(front.gaps().total().percent().orElseThrow() >= 0);
    front.gaps().terms().forEach(gap -> assertTrue(gap.found() >= gap.exact() * (1 - 1e-12)));
    assertTrue(front.gaps().weightings().worstPercent() < 5, front.gaps().toString());
    assertEquals(front.found(), front(seed).front().orElseThrow().found());
  }

  private static Solved front(long seed) {
    return Solving.solve(
        HandMade.read(),
        MONEY,
        new Solvers.Named("ojalgo", new OjalgoSolver()),
        Optional.of(new Solving.FrontSearch(600, seed)));
  }
}
