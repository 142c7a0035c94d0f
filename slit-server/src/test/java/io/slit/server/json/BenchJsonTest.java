package io.slit.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.pareto.Objective;
import io.slit.core.search.Physics;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.server.bench.BenchBudget;
import io.slit.server.bench.BenchCase;
import io.slit.server.bench.BenchResult;
import io.slit.server.bench.BenchRun;
import io.slit.server.bench.FrontQuality;
import io.slit.server.bench.ReferenceFront;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The object that {@code slit bench search --json} prints, as a text. */
class BenchJsonTest {
  private static final String ONE =
      """
      {
        "problem" : "S",
        "physics" : "queueing",
        "algorithm" : "slit",
        "seed" : 4,
        "seeds" : 1,
        "problem_seed" : 1,
        "threads" : 2,
        "budget" : "1s",
        "clock" : "wall",
        "hypervolume_ratio" : 0.9876,
        "worst_objective_gap_pct" : 0.25,
        "objective_gap_pct" : {
          "ttft_ms" : 0.25,
          "carbon_g" : 0.0,
          "water_l" : 0.1,
          "cost_usd" : -0.01
        },
        "igd_plus" : 0.0125,
        "plans" : 100,
        "infeasible" : 0,
        "seconds" : 1.02,
        "evaluations" : 12345,
        "stopped_by" : "time",
        "warmup_seconds" : 3.5,
        "reference" : {
          "points" : 2,
          "best" : 2,
          "fingerprint" : "0123456789abcdef",
          "made_by" : [ "slit, 60s, seed 1" ],
          "objectives" : [ "ttft_ms", "carbon_g", "water_l", "cost_usd" ],
          "ideal" : [ 1.0, 2.0, 3.0, 4.0 ],
          "nadir" : [ 2.0, 3.0, 4.0, 5.0 ],
          "reference_point" : 1.1
        }
      }""";

  private static BenchRun run(long seed, double ratio) {
    Map<Objective, Double> gaps = new LinkedHashMap<>();
    gaps.put(Objective.TTFT, 0.25);
    gaps.put(Objective.CARBON, 0.0);
    gaps.put(Objective.WATER, 0.1);
    gaps.put(Objective.COST, -0.01);
    return new BenchRun(
        BenchBudget.parse("1s"),
        seed,
        new FrontQuality(ratio, gaps, 0.0125, 100, 0),
        1.02,
        12345,
        "time");
  }

  private static BenchResult result(BenchRun... runs) {
    ReferenceFront reference =
        new ReferenceFront(
            new BenchCase(ProblemSize.S, Physics.QUEUEING, 1),
            "0123456789abcdef",
            List.of("slit, 60s, seed 1"),
            List.of(new double[] {1, 2, 4, 5}, new double[] {2, 3, 3, 4}));
    return new BenchResult(reference, "slit", 2, 3.5, List.of(runs));
  }

  @Test
  void oneRunIsOneFlatObject() {
    assertEquals(ONE, BenchJson.write(List.of(result(run(4, 0.9876)))).replace("\r", ""));
  }

  @Test
  void severalSeedsGiveTheMeanTheWorstAndEach() {
    String text = BenchJson.write(List.of(result(run(4, 0.98), run(5, 0.96))));
    JsonNodeText json = new JsonNodeText(text);
    assertEquals("0.97", json.at("/hypervolume_ratio"));
    assertEquals("0.96", json.at("/hypervolume_ratio_worst"));
    assertEquals("2", json.at("/seeds"));
    assertEquals("5", json.at("/runs/1/seed"));
    assertEquals("0.96", json.at("/runs/1/hypervolume_ratio"));
  }

  @Test
  void otherAlgorithmsStandInAListWithOursFirst() {
    String text = BenchJson.write(List.of(result(run(4, 0.98)), result(run(4, 0.5))));
    JsonNodeText json = new JsonNodeText(text);
    assertEquals("0.98", json.at("/hypervolume_ratio"));
    assertEquals("0.98", json.at("/results/0/hypervolume_ratio"));
    assertEquals("0.5", json.at("/results/1/hypervolume_ratio"));
  }

  /** A document, by JSON pointers. */
  private record JsonNodeText(String text) {
    String at(String pointer) {
      try {
        return new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(text)
            .at(pointer)
            .asText();
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
