package io.slit.core.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.MonteCarloHypervolume.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonteCarloHypervolumeTest {
  private static double[] all(int objectives, double value) {
    return DoubleStream.generate(() -> value).limit(objectives).toArray();
  }

  /** Of 200 estimates about 191 are within two standard errors; fewer than 180 once in 10^8. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void theStandardErrorHoldsTheExactVolumeAsOftenAsItSays(int objectives) {
    List<double[]> front = Fronts.concave(objectives, 60, 1);
    double[] reference = all(objectives, 1.1);
    double exact = Hypervolume.of(front, reference);
    int within = 0;
    for (long seed = 0; seed < 200; seed++) {
      Estimate estimate = MonteCarloHypervolume.of(front, reference, 2000, seed);
      within += Math.abs(estimate.value() - exact) < 2 * estimate.standardError() ? 1 : 0;
    }
    assertTrue(within >= 180, within + " of 200");
  }

  @Test
  void halfABoxIsHalfItsVolume() {
    Estimate estimate =
        MonteCarloHypervolume.of(List.of(new double[] {1, 0, 0}), all(3, 2), all(3, 0), 100_000, 3);
    assertEquals(4, estimate.value(), 4 * estimate.standardError());
    assertEquals(8 * Math.sqrt(0.25 / 100_000), estimate.standardError(), 1e-5);
  }

  @Test
  void aSeedGivesAnEstimateWhateverTheOrderOfPoints() {
    List<double[]> front = Fronts.flat(5, 300, 1);
    List<double[]> reversed = new ArrayList<>(front);
    Collections.reverse(reversed);
    Estimate estimate = MonteCarloHypervolume.of(front, all(5, 1.1), 5000, 9);
    assertEquals(estimate, MonteCarloHypervolume.of(reversed, all(5, 1.1), 5000, 9));
    assertNotEquals(estimate, MonteCarloHypervolume.of(front, all(5, 1.1), 5000, 10));
  }

  @Test
  void aSampleThatAlwaysHitsDoesNotClaimToBeExact() {
    Estimate estimate = MonteCarloHypervolume.of(List.of(all(4, 0)), all(4, 1), 1000, 1);
    assertEquals(1, estimate.value());
    assertTrue(estimate.standardError() > 0);
    assertEquals(new Estimate(0, 0), MonteCarloHypervolume.of(List.of(), all(4, 1), 1000, 1));
  }

  @Test
  void refusesABoxTurnedRoundAndAnEmptySample() {
    List<double[]> one = List.of(all(2, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> MonteCarloHypervolume.of(one, all(2, 1), all(2, 2), 10, 1));
    assertThrows(
        IllegalArgumentException.class, () -> MonteCarloHypervolume.of(one, all(2, 1), 0, 1));
  }

  @Test
  void aPlaceIsReachedIfSomePointIsNowhereWorse() {
    for (int count : new int[] {1, 8, 9, 17, 100, 1000}) {
      List<double[]> points = Fronts.degenerate(4, count, count);
      DominanceTree tree = new DominanceTree(points.toArray(double[][]::new));
      for (double[] place : Fronts.box(4, 500, 5)) {
        double[] onGrid = Arrays.stream(place).map(x -> Math.rint(10 * x) / 10).toArray();
        boolean reached = points.stream().anyMatch(p -> DominanceTree.nowhereWorse(p, onGrid));
        assertEquals(reached, tree.reaches(onGrid), count + " points");
      }
    }
  }

  @Test
  void volumeIsExactWhereThatIsQuickAndSampledBeyond() {
    List<double[]> few = Fronts.flat(6, 50, 1);
    assertEquals(new Estimate(Hypervolume.of(few, all(6, 1)), 0), Volume.of(few, all(6, 1)));
    List<double[]> many = Fronts.flat(7, 150, 1);
    Estimate sampled = Volume.of(many, all(7, 1));
    assertTrue(sampled.standardError() > 0);
    assertEquals(Hypervolume.of(many, all(7, 1)), sampled.value(), 4 * sampled.standardError());
  }
}
