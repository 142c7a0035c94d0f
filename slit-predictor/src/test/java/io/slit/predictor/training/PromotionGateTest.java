package io.slit.predictor.training;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
