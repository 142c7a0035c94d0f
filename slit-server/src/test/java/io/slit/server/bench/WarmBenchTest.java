package io.slit.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.search.Physics;
import io.slit.core.search.synthetic.ProblemSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmBenchTest {
  @Test
  void timeToTheGoalLiesBetweenMarksAlongTheLogarithm() {
    assertEquals(20, WarmFigures.timeTo(List.of(10.0, 40.0), List.of(0.97, 0.99)), 1e-9);
    assertEquals(10, WarmFigures.timeTo(List.of(10.0, 40.0), List.of(0.98, 0.99)), 1e-9);
    assertEquals(
        Double.POSITIVE_INFINITY, WarmFigures.timeTo(List.of(10.0, 40.0), List.of(0.9, 0.97)));
  }

  @Test
  void anEpochThatOnlyOneWayReachesIsNoEpochOfBoth() {
    WarmFigures figures = new WarmFigures(List.of(Duration.ofMillis(10)));
    for (double[] coldAndWarm : new double[][] {{0.99, 0.9}, {0.9, 0.99}, {0.99, 0.99}}) {
      figures.add(false, 30, coldAndWarm[0]);
      figures.add(true, 10, coldAndWarm[1]);
      figures.endEpoch();
    }
    assertEquals(1, figures.figures().get("epochs_both_reached"));
    assertEquals(3, figures.figures().get("times_sooner_median"), 1e-9);
  }

  @Test
  void measuresEveryEpochAfterTheFirst() {
    List<String> told = new ArrayList<>();
    WarmBench.Run run =
        new WarmBench.Run(
            2,
            2000,
            List.of(Duration.ofMillis(10), Duration.ofMillis(30)),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            1);
    WarmChain chain = WarmChain.synthetic(ProblemSize.S, Physics.CONSOLIDATION, 1);
    Map<String, Double> figures = new WarmBench(run, told::add).measure(List.of(chain)).figures();
    assertEquals(2, told.size());
    assertEquals(2.0, figures.get("epochs"));
    for (String name : List.of("cold_ratio_10ms", "warm_ratio_10ms", "warm_ratio_30ms")) {
      double ratio = figures.get(name);
      assertTrue(ratio > 0 && ratio < 1.1, name + " " + ratio);
    }
  }
}
