package io.slit.server.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.core.search.Physics;
import io.slit.core.search.PlanningProblem;
import io.slit.core.search.SearchBudget;
import io.slit.core.search.SearchResult;
import io.slit.core.search.SearchSettings;
import io.slit.core.search.Workers;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.search.synthetic.ProblemSize;
import io.slit.core.search.synthetic.SyntheticProblem;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThreadWorkersTest {
  @Test
  void returnsResultsInTheOrderOfTheTasks() {
    List<Supplier<Integer>> tasks =
        IntStream.range(0, 100).<Supplier<Integer>>mapToObj(i -> () -> i * i).toList();
    List<Integer> squares = IntStream.range(0, 100).map(i -> i * i).boxed().toList();
    assertEquals(squares, ThreadWorkers.of(3).all(tasks));
  }

  @Test
  void throwsWhatATaskThrew() {
    IllegalArgumentException fault = new IllegalArgumentException("no");
    List<Supplier<Integer>> tasks =
        List.of(
            () -> 1,
            () -> {
              throw fault;
            });
    Workers workers = ThreadWorkers.of(2);
    assertSame(fault, assertThrows(IllegalArgumentException.class, () -> workers.all(tasks)));
    assertThrows(IllegalArgumentException.class, () -> ThreadWorkers.of(0));
  }

  /** The number of threads may change how long a search takes, and nothing else. */
  @ParameterizedTest
  @EnumSource(Physics.class)
  void anyNumberOfThreadsFindsTheSameFront(Physics physics) {
    PlanningProblem problem = SyntheticProblem.of(ProblemSize.S, physics, 1);
    SearchSettings settings = SearchSettings.of(SearchBudget.ofEvaluations(30_000), 3);
    SearchResult alone = new SlitPlanSearch().search(problem, settings);
    for (int threads : new int[] {2, 4}) {
      SearchResult together =
          new SlitPlanSearch().search(problem, settings.withWorkers(ThreadWorkers.of(threads)));
      assertEquals(alone.plans(), together.plans(), threads + " threads");
      assertEquals(alone.statistics(), together.statistics(), threads + " threads");
    }
  }
}
