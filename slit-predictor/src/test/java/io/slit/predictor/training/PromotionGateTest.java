package io.slit.predictor.training;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.training.PromotionGate.Pair;
import io.slit.predictor.training.PromotionGate.Scores;
import io.slit.predictor.training.PromotionGate.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromotionGateTest {
  private final PromotionGate gate = new PromotionGate(0.1, 0.01, 30);
  private final Scores champion = new Scores(0.20, Map.of("a", 0.2, "b", 0.1), 100);

  @Test
  void promotesAClearImprovement() {
    Verdict verdict = gate.judge(champion, new Scores(0.17, Map.of("a", 0.1, "b", 0.105), 100));
    assertInstanceOf(Verdict.Promoted.class, verdict);
  }

  @Test
  void keepsTheChampionWithinTheMargin() {
    assertKept("less the margin", new Scores(0.19, Map.of("a", 0.1, "b", 0.1), 100));
  }

  @Test
  void keepsTheChampionIfAClassGetsWorse() {
    assertKept("class b got worse", new Scores(0.10, Map.of("a", 0.1, "b", 0.12), 100));
    assertKept("class b got worse", new Scores(0.10, Map.of("a", 0.1), 100));
  }

  @Test
  void keepsTheChampionOnFewRows() {
    assertKept("29 rows", new Scores(0.10, Map.of("a", 0.1, "b", 0.1), 29));
  }

  /** The error over all fell by less than the margin; that at the drifted sites by more. */
  @Test
  void promotesWhatIsBetterWhereItDrifted() {
    Scores all = new Scores(0.195, Map.of("a", 0.2, "b", 0.1), 100);
    Verdict verdict = gate.judge(new Pair(champion, all), drifted(0.4, 0.1, 30));
    assertInstanceOf(Verdict.Promoted.class, verdict);
    assertTrue(verdict.reason().contains("from 40.0 % to 10.0 %"), verdict.reason());
  }

  @Test
  void keepsTheChampionIfThePriceOfADriftedSiteIsPaidElsewhere() {
    Scores worse = new Scores(0.201, Map.of("a", 0.2, "b", 0.1), 100);
    Scores worseClass = new Scores(0.195, Map.of("a", 0.1, "b", 0.12), 100);
    assertKept("less the margin", worse, drifted(0.4, 0.1, 30));
    assertKept("class b got worse", worseClass, drifted(0.4, 0.1, 30));
  }

  @Test
  void keepsTheChampionIfTheDriftedSitesAreFewOrNotBetter() {
    Scores all = new Scores(0.195, Map.of("a", 0.2, "b", 0.1), 100);
    assertKept("less the margin", all, drifted(0.4, 0.1, 29));
    assertKept("less the margin", all, drifted(0.4, 0.37, 30));
    assertKept("less the margin", all, drifted(0, 0, 0));
  }

  private static Pair drifted(double champion, double challenger, int rows) {
    return new Pair(new Scores(champion, Map.of(), rows), new Scores(challenger, Map.of(), rows));
  }

  private void assertKept(String words, Scores challenger, Pair drifted) {
    Verdict verdict = gate.judge(new Pair(champion, challenger), drifted);
    assertInstanceOf(Verdict.Kept.class, verdict);
    assertTrue(verdict.reason().contains(words), verdict.reason());
  }

  @Test
  void refusesAMarginThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new PromotionGate(-0.1, 0, 1));
  }

  private void assertKept(String words, Scores challenger) {
    Verdict verdict = gate.judge(champion, challenger);
    assertInstanceOf(Verdict.Kept.class, verdict);
    assertTrue(verdict.reason().contains(words), verdict.reason());
  }
}
