package io.slit.server.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.environment.PastConditions;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.plan.PlanPreference;
import io.slit.core.search.PlanSearch;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.spi.EnvironmentForecaster;
import io.slit.core.spi.QualityScores;
import io.slit.core.workload.Epoch;
import io.slit.predictor.fallback.AnalyticServingPredictor;
import io.slit.predictor.forecast.LearnedDemandForecaster;
import io.slit.predictor.forecast.LearnedEnvironmentForecaster;
import io.slit.server.Worldwide;
import io.slit.server.config.SearchLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is learned before the first forecast plan is counted in hours that are read, not timed. */
class PreparedPlanTest {
  private static final Instant NOON = Instant.parse("2023-07-10T12:02:00Z");
  private static final int DAYS_LEARNED = 240;
  private static final int SITES = 14;

  private Instant now = NOON;
  private int hoursRead;

  private EpochPlanner planner() {
    LearnedEnvironmentForecaster learned = new LearnedEnvironmentForecaster();
    EnvironmentForecaster counting =
        (past, sites, epoch) -> learned.forecast(new Counting(past), sites, epoch);
    PlanSearch search = new SlitPlanSearch();
    return new EpochPlanner(
        World.source(Worldwide.SCENARIO).load(),
        new EpochPlanner.Tools(
            new World.Forecasters(counting, new LearnedDemandForecaster()),
            QualityScores::published,
            AnalyticServingPredictor::new,
            search),
        new EpochPlanner.Wishes(
            new PlanPreference.Balanced(), new SearchLimit.Evaluations(100), 42, Optional.empty()),
        () -> now);
  }

  private final class Counting implements PastConditions {
    private final PastConditions past;

    Counting(PastConditions past) {
      this.past = past;
    }

    @Override
    public Instant now() {
      return past.now();
    }

    @Override
    public Optional<SiteConditions> at(SiteId site, Instant instant) {
      hoursRead++;
      return past.at(site, instant);
    }
  }

  @Test
  void aPreparedPlannerReadsNothingButNewHours() {
    EpochPlanner planner = planner();
    Epoch epoch = Epoch.containing(now, Duration.ofMinutes(15));
    planner.plan(epoch);
    assertEquals(0, hoursRead, "the first plan needs no past");
    planner.prepare(epoch);
    assertTrue(hoursRead >= SITES * DAYS_LEARNED * 24, "hours read: " + hoursRead);
    for (int quarter = 1; quarter <= 6; quarter++) {
      hoursRead = 0;
      now = now.plus(Duration.ofMinutes(15));
      epoch = epoch.next();
      planner.plan(epoch);
      assertTrue(hoursRead <= SITES, "hours read for one plan: " + hoursRead);
    }
  }
}
