package io.slit.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slit.core.Worlds;
import io.slit.core.pareto.Objective;
import io.slit.core.plan.EvaluatedPlan;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlanArchiveTest {
  @Test
  void plansAreNamedAlikeInEveryLocale() {
    PlanningProblem problem = PlanningProblem.compile(Worlds.twoSites(), Worlds.CONSTANT);
    LinearCosts costs = new LinearCosts(problem);
    PlanArchive archive = new PlanArchive(problem, List.of(Objective.values()));
    EvaluatedPlan baseline = new BaselinePlans(problem, costs).all().get(0);
    archive.offer(new Candidate(baseline.objectives(), 0, baseline.plan()));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      EvaluatedPlan first = archive.menu(1).get(0);
      assertEquals("p001", first.id());
    } finally {
      Locale.setDefault(before);
    }
  }
}
