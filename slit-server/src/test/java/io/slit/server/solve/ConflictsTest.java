package io.slit.server.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.allocation.AllocationAnswer;
import io.slit.core.allocation.AllocationAnswer.Infeasible;
import io.slit.core.allocation.AllocationAnswer.Shortfall;
import io.slit.core.allocation.AllocationSolver;
import io.slit.core.allocation.Goal;
import io.slit.core.allocation.Limit;
import io.slit.core.allocation.Term;
import io.slit.server.lp.OjalgoSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of the hand-made instance where a limit is too tight. */
class ConflictsTest {
  private static final Goal GOAL = new Goal.Weighted(Map.of(Term.ENERGY, 1.0));

  private static List<List<Shortfall>> conflicts(String... fromTo) throws IOException {
    AllocationAnswer answer = answer(fromTo);
    return assertInstanceOf(Infeasible.class, answer).conflicts().stream()
        .map(AllocationAnswer.Conflict::shortfalls)
        .toList();
  }

  private static AllocationAnswer answer(String... fromTo) throws IOException {
    String text = Files.readString(HandMade.FILE);
    for (int i = 0; i < fromTo.length; i += 2) {
      assertTrue(text.contains(fromTo[i]), fromTo[i]);
      text = text.replace(fromTo[i], fromTo[i + 1]);
    }
    return new AllocationSolver(AllocationReader.read("it.json", text), new OjalgoSolver())
        .solve(GOAL);
  }

  @Test
  void capacityIsShortByWhatIsMissing() throws IOException {
    // 150,000 queries of 500 tokens are 75 M; two sites of 30 M lack 15 M, and the south's power
    // for 87,500 queries is no limit there.
    List<List<Shortfall>> found = conflicts("50000000", "30000000");
    assertEquals(1, found.size());
    assertTrue(found.get(0).stream().allMatch(one -> one.limit().kind() == Limit.Kind.CAPACITY));
    assertEquals(15e6, found.get(0).stream().mapToDouble(Shortfall::missing).sum(), 1);
    assertTrue(found.get(0).get(0).limit().where().endsWith("hour 0"));
  }

  @Test
  void theWaterCapIsShortOfTheLeastWater() throws IOException {
    List<List<Shortfall>> found = conflicts("\"water_cap_l\": 600", "\"water_cap_l\": 100");
    assertEquals(Limit.Kind.WATER, found.get(0).get(0).limit().kind());
    double needed = found.get(0).get(0).needed();
    String just = "\"water_cap_l\": " + (needed + 1e-3);
    String less = "\"water_cap_l\": " + (needed - 1e-1);
    assertInstanceOf(AllocationAnswer.Optimal.class, answer("\"water_cap_l\": 600", just));
    assertInstanceOf(Infeasible.class, answer("\"water_cap_l\": 600", less));
  }

  @Test
  void aDelayCapBelowTheNearestSiteIsToldWithItsDelay() throws IOException {
    // West needs 620 ms at the least, east 630 ms.
    List<List<Shortfall>> found = conflicts("\"delay_cap_ms\": 700", "\"delay_cap_ms\": 625");
    assertEquals(1, found.size());
    Shortfall one = found.get(0).get(0);
    assertEquals(Limit.Kind.DELAY, one.limit().kind());
    assertEquals("chat from east, hour 0", one.limit().where());
    assertEquals(630, one.needed(), 1e-6);
  }

  @Test
  void aCapOnEachQueryLeavesSitesOut() throws IOException {
    List<List<Shortfall>> found =
        conflicts(
            "\"delay_cap_ms\": 700", "\"delay_cap_ms\": 625",
            "\"water_cap_l\": 600", "\"delay_cap\": \"each\"");
    assertEquals("chat from east, hour 0", found.get(0).get(0).limit().where());
    assertEquals(630, found.get(0).get(0).needed(), 1e-9);
  }

  @Test
  void eachWayOutIsEnoughByItself() throws IOException {
    // North takes nothing any more: the south lacks grid power (120 less 45 renewable of 60 kW) and
    // room.
    List<List<Shortfall>> found =
        conflicts("\"pue\": 1.2,", "\"pue\": 1.2, \"grid_limit_kw\": 70,");
    List<Limit.Kind> kinds =
        found.stream().flatMap(List::stream).map(one -> one.limit().kind()).distinct().toList();
    assertEquals(List.of(Limit.Kind.GRID), kinds);
    assertEquals(5, found.get(0).stream().mapToDouble(Shortfall::missing).sum(), 1e-6);
    assertTrue(Stream.of(Limit.Kind.values()).anyMatch(kind -> kind.word().equals("grid limit")));
  }
}
