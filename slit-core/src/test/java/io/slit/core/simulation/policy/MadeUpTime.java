package io.slit.core.simulation.policy;

import io.slit.core.Worlds;
import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.environment.PastConditions;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.SiteId;
import io.slit.core.search.PlanningInput;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Two days of made-up hourly numbers; what lies after an instant can be poisoned with NaN. */
final class MadeUpTime implements Timeline {
  static final Instant START = Instant.parse("2023-07-09T00:00:00Z");
  private static final int HOURS = 48;
  private static final int NUMBERS = 4;

  private final List<SiteId> sites;
  private final List<ClassId> classes;
  private final double[][][] bySite;
  private final double[][] byClass;

  private MadeUpTime(
      List<SiteId> sites, List<ClassId> classes, double[][][] bySite, double[][] byClass) {
    this.sites = sites;
    this.classes = classes;
    this.bySite = bySite;
    this.byClass = byClass;
  }

  /** Numbers around those of a world, which stands at 36 h. */
  static MadeUpTime around(PlanningInput input, long seed) {
    Random random = new Random(seed);
    List<SiteId> sites = new ArrayList<>(input.environment().bySite().keySet());
    List<ClassId> classes = new ArrayList<>(input.demand().ratesPerSecond().keySet());
    double[][][] bySite = new double[sites.size()][HOURS][];
    double[][] byClass = new double[classes.size()][HOURS];
    for (double[][] hours : bySite) {
      for (int h = 0; h < HOURS; h++) {
        hours[h] =
            new double[] {
              20 + 700 * random.nextDouble(),
              10 + 100 * random.nextDouble(),
              2 * random.nextDouble(),
              0.2 + 4 * random.nextDouble()
            };
      }
    }
    for (int c = 0; c < byClass.length; c++) {
      for (int h = 0; h < HOURS; h++) {
        byClass[c][h] = input.demand().ratePerSecond(classes.get(c)) * (0.5 + random.nextDouble());
      }
    }
    return new MadeUpTime(sites, classes, bySite, byClass);
  }

  /** The same, where every number of an hour that begins after an instant is NaN. */
  MadeUpTime poisonedAfter(Instant now) {
    int first = hour(now) + 1;
    double[][][] poisonedSites = new double[bySite.length][HOURS][];
    for (int s = 0; s < bySite.length; s++) {
      for (int h = 0; h < HOURS; h++) {
        poisonedSites[s][h] = bySite[s][h].clone();
        for (int i = 0; i < NUMBERS && h >= first; i++) {
          poisonedSites[s][h][i] = Double.NaN;
        }
      }
    }
    double[][] poisonedClasses = new double[byClass.length][];
    for (int c = 0; c < byClass.length; c++) {
      poisonedClasses[c] = byClass[c].clone();
      for (int h = first; h < HOURS; h++) {
        poisonedClasses[c][h] = Double.NaN;
      }
    }
    return new MadeUpTime(sites, classes, poisonedSites, poisonedClasses);
  }

  private static int hour(Instant instant) {
    return (int) ((instant.getEpochSecond() - START.getEpochSecond()) / 3600);
  }

  private SiteConditions conditions(SiteId site, Instant at) {
    double[] row = bySite[sites.indexOf(site)][hour(at)];
    return Worlds.conditions(row[0], row[1], row[2], row[3]);
  }

  private double rate(ClassId id, Instant at) {
    return byClass[classes.indexOf(id)][hour(at)];
  }

  @Override
  public PastConditions conditionsUpTo(Instant now) {
    return new PastConditions() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public Optional<SiteConditions> at(SiteId site, Instant instant) {
        if (instant.isAfter(now)) {
          throw new IllegalArgumentException("The future was asked for.");
        }
        return Optional.of(conditions(site, instant));
      }
    };
  }

  @Override
  public PastDemand demandUpTo(Instant now) {
    return new PastDemand() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public Collection<ClassId> classes() {
        return classes;
      }

      @Override
      public Optional<Double> ratePerSecond(ClassId requestClass, Epoch epoch) {
        requirePast(epoch);
        return Optional.of(rate(requestClass, epoch.start()));
      }
    };
  }

  @Override
  public Future future() {
    return new Future() {
      @Override
      public Demand demand(Epoch epoch) {
        Map<ClassId, Double> rates = new LinkedHashMap<>();
        classes.forEach(id -> rates.put(id, rate(id, epoch.start())));
        return Demand.of(rates);
      }

      @Override
      public Environment environment(Epoch epoch) {
        Map<SiteId, SiteConditions> conditions = new LinkedHashMap<>();
        sites.forEach(site -> conditions.put(site, conditions(site, epoch.start())));
        return Environment.of(conditions);
      }
    };
  }

  /** Forecasts that tomorrow is as yesterday was. */
  static Forecasters yesterday() {
    return new Forecasters(
        (past, sites, epoch) -> {
          Map<SiteId, SiteConditions> bySite = new LinkedHashMap<>();
          sites.forEach(
              site ->
                  past.at(site, epoch.start().minusSeconds(86_400))
                      .ifPresent(one -> bySite.put(site, one)));
          return Forecast.point(Environment.of(bySite), past.now());
        },
        (past, epoch) -> {
          Map<ClassId, Double> rates = new LinkedHashMap<>();
          Epoch before = new Epoch(epoch.start().minusSeconds(86_400), epoch.length());
          past.classes().forEach(id -> rates.put(id, past.ratePerSecond(id, before).orElse(0.0)));
          return Forecast.point(Demand.of(rates), past.now());
        });
  }
}
