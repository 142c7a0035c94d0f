package io.slit.server.bench;

import io.slit.core.environment.Environment;
import io.slit.core.environment.SiteConditions;
import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.SiteId;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import io.slit.predictor.forecast.evaluation.DemandErrors;
import io.slit.predictor.forecast.evaluation.DemandEvaluation;
import io.slit.predictor.forecast.evaluation.DemandEvaluation.Recording;
import io.slit.predictor.forecast.evaluation.DemandEvaluation.Span;
import io.slit.predictor.forecast.evaluation.Signal;
import io.slit.predictor.forecast.evaluation.SignalErrors;
import io.slit.predictor.forecast.evaluation.SiteEvaluation;
import io.slit.server.planning.DatasetDemand;
import io.slit.server.planning.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Scores the served forecasters on a scenario's own data: site signals over a year, each hour of it
 * from what was known before; demand over the second half of its recording, each epoch from those
 * before it in the recording, which is lived through once and never repeated.
 */
public final class ForecastBench {
  private static final Duration EPOCH = Duration.ofMinutes(15);
  private static final int EPOCHS_PER_DAY = 96;

  /**
   * A recording is laid over time again and again from 1970; this repetition is in January 2023.
   */
  private static final int REPETITION = 1383;

  private final World world;

  private ForecastBench(World world) {
    this.world = world;
  }

  /**
   * What is scored.
   *
   * @param from first hour that is known
   * @param scoredFrom first hour whose forecasts count
   * @param to end of the hours
   */
  public record Period(Instant from, Instant scoredFrom, Instant to) {
    /** Learned on 2022 and what came before each hour, scored over 2023. */
    public static final Period YEAR_2023 =
        new Period(
            Instant.parse("2022-01-01T00:00:00Z"),
            Instant.parse("2023-01-01T00:00:00Z"),
            Instant.parse("2024-01-01T00:00:00Z"));
  }

  /** Runs over 2023. */
  public static ForecastFigures run(World world, Consumer<String> progress) {
    return run(world, Period.YEAR_2023, progress);
  }

  /**
   * Runs.
   *
   * @param period whose hours the dataset holds without a gap
   * @param progress told in one sentence per step
   * @throws java.util.NoSuchElementException if the dataset has a gap in the period
   */
  public static ForecastFigures run(World world, Period period, Consumer<String> progress) {
    ForecastBench bench = new ForecastBench(world);
    progress.accept("Forecasting every hour at every site.");
    Map<SiteId, Map<Signal, SignalErrors>> byZone = bench.sites(period);
    progress.accept("Forecasting every epoch of demand.");
    return new ForecastFigures(byZone, bench.demand(1), bench.demand(EPOCHS_PER_DAY));
  }

  private Map<SiteId, Map<Signal, SignalErrors>> sites(Period period) {
    List<Environment> hours =
        LongStream.range(0, Duration.between(period.from(), period.to()).toHours())
            .mapToObj(hour -> world.environmentAt(period.from().plus(Duration.ofHours(hour))))
            .toList();
    int firstScored =
        Math.toIntExact(Duration.between(period.from(), period.scoredFrom()).toHours());
    List<SiteId> sites = world.fleet().sites().stream().map(Datacenter::id).toList();
    List<Map<Signal, SignalErrors>> errors =
        sites.parallelStream()
            .map(site -> SiteEvaluation.of(conditions(hours, site), firstScored))
            .toList();
    Map<SiteId, Map<Signal, SignalErrors>> byZone = new LinkedHashMap<>();
    for (int i = 0; i < sites.size(); i++) {
      byZone.put(sites.get(i), errors.get(i));
    }
    return byZone;
  }

  private static List<SiteConditions> conditions(List<Environment> hours, SiteId site) {
    return hours.stream().map(hour -> hour.find(site).orElseThrow()).toList();
  }

  private DemandErrors demand(int lead) {
    Duration length = world.demand().recordingLength();
    int count = (int) length.dividedBy(EPOCH);
    Epoch first = new Epoch(Instant.EPOCH.plus(length.multipliedBy(REPETITION)), EPOCH);
    return DemandEvaluation.of(
        new RecordedOnce(world.demand()), new Span(first, count / 2, count, lead));
  }

  /** The demand of a scenario where it was recorded, each epoch worked out once. */
  private static final class RecordedOnce implements Recording {
    private final DatasetDemand demand;
    private final List<ClassId> classes;
    private final Map<Epoch, Map<ClassId, Double>> known = new LinkedHashMap<>();

    RecordedOnce(DatasetDemand demand) {
      this.demand = demand;
      this.classes = List.copyOf(demand.upTo(Instant.EPOCH).classes());
    }

    @Override
    public List<ClassId> classes() {
      return classes;
    }

    @Override
    public Optional<Double> ratePerSecond(ClassId id, Epoch epoch) {
      return Optional.ofNullable(known.computeIfAbsent(epoch, this::rates).get(id));
    }

    private Map<ClassId, Double> rates(Epoch epoch) {
      Set<ClassId> recorded = demand.recordedOver(epoch);
      Map<ClassId, Double> rates = new LinkedHashMap<>(demand.over(epoch).ratesPerSecond());
      rates.keySet().retainAll(recorded);
      return rates;
    }
  }
}
