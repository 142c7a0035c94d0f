package io.slit.server.planning;

import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.RequestClass;
import io.slit.server.datasets.DemandShape;
import io.slit.server.scenario.DemandSettings;
import io.slit.server.scenario.ScenarioWorkload;
import io.slit.server.scenario.WeightedOrigin;
import io.slit.server.scenario.WeightedProfile;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The demand of a scenario: a measured curve, shifted to every origin's local time and scaled.
 *
 * <p>Rate of a class = peak x load factor x origin weight x profile share x curve(local time) /
 * peak of the weighted curves. The curve repeats after its length; where its recording has a hole,
 * the last known window holds. Immutable, thread-safe.
 */
public final class DatasetDemand {
  /** Winter and summer: daylight saving time moves the curves of origins against each other. */
  private static final List<Instant> PEAK_SEARCH_STARTS =
      List.of(Instant.parse("2023-01-02T00:00:00Z"), Instant.parse("2023-07-03T00:00:00Z"));

  /** Parts that an epoch is cut into at most, to average the curve over it. */
  private static final int MOST_PARTS = 64;

  private final double[] curve;
  private final boolean[] recorded;
  private final Duration step;
  private final List<Row> rows;
  private final double scale;

  /** One request class: its part of all requests, and whose clock it follows. */
  private record Row(ClassId id, double share, ZoneId timeZone) {}

  private DatasetDemand(DemandShape shape, List<Row> rows, double scale) {
    this.curve = held(shape);
    this.recorded = new boolean[curve.length];
    for (int i = 0; i < recorded.length; i++) {
      recorded[i] = shape.windows().get(i).totalRps().isPresent();
    }
    this.step = shape.step();
    this.rows = rows;
    this.scale = scale;
  }

  /** Returns the demand of a workload over a curve. */
  public static DatasetDemand of(DemandShape shape, ScenarioWorkload workload) {
    DatasetDemand unscaled = new DatasetDemand(shape, rows(workload), 1);
    DemandSettings settings = workload.demand();
    double scale = settings.peakPerSecond() * settings.loadFactor() / unscaled.peakPerSecond();
    return new DatasetDemand(shape, unscaled.rows, scale);
  }

  /** Fills the holes of a recording with the last known window (the first ones with the last). */
  private static double[] held(DemandShape shape) {
    double[] rates = new double[shape.windows().size()];
    double last =
        shape.windows().stream()
            .filter(window -> window.totalRps().isPresent())
            .reduce((first, second) -> second)
            .orElseThrow()
            .totalRps()
            .orElseThrow();
    for (int i = 0; i < rates.length; i++) {
      last = shape.windows().get(i).totalRps().orElse(last);
      rates[i] = last;
    }
    return rates;
  }

  private static List<Row> rows(ScenarioWorkload workload) {
    List<Row> rows = new ArrayList<>();
    for (WeightedProfile profile : workload.profiles()) {
      for (WeightedOrigin origin : workload.origins()) {
        ClassId id = RequestClass.of(profile.profile(), origin.origin()).id();
        double share = workload.share(profile, origin).value();
        rows.add(new Row(id, share, origin.origin().timeZone()));
      }
    }
    return rows;
  }

  /** Returns the largest total over one length of the curve, in winter or in summer. */
  private double peakPerSecond() {
    double peak = 0;
    for (Instant start : PEAK_SEARCH_STARTS) {
      for (int i = 0; i < curve.length; i++) {
        peak = Math.max(peak, totalAt(start.plus(step.multipliedBy(i))));
      }
    }
    return peak;
  }

  private double totalAt(Instant instant) {
    Map<ZoneId, Double> known = new LinkedHashMap<>();
    double total = 0;
    for (Row row : rows) {
      total += row.share() * known.computeIfAbsent(row.timeZone(), zone -> curveAt(instant, zone));
    }
    return total;
  }

  private double curveAt(Instant instant, ZoneId timeZone) {
    return curve[windowAt(instant, timeZone)];
  }

  private int windowAt(Instant instant, ZoneId timeZone) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, timeZone);
    long seconds = local.toLocalDate().toEpochDay() * 86_400 + local.toLocalTime().toSecondOfDay();
    return Math.floorMod(Math.floorDiv(seconds, step.toSeconds()), curve.length);
  }

  /** Returns the demand over an epoch: the mean of the rate. */
  public Demand over(Epoch epoch) {
    List<Instant> parts = parts(epoch);
    Map<ZoneId, Double> known = new LinkedHashMap<>();
    Map<ClassId, Double> rates = new LinkedHashMap<>();
    for (Row row : rows) {
      double mean = known.computeIfAbsent(row.timeZone(), zone -> mean(parts, zone));
      rates.put(row.id(), scale * row.share() * mean);
    }
    return Demand.of(rates);
  }

  /** Returns the classes whose demand over an epoch was recorded, without a hole. */
  public Set<ClassId> recordedOver(Epoch epoch) {
    List<Instant> parts = parts(epoch);
    Map<ZoneId, Boolean> known = new LinkedHashMap<>();
    return rows.stream()
        .filter(
            row ->
                known.computeIfAbsent(
                    row.timeZone(),
                    zone -> parts.stream().allMatch(part -> recorded[windowAt(part, zone)])))
        .map(Row::id)
        .collect(Collectors.toSet());
  }

  /** Returns the length of the recording, after which it repeats. */
  public Duration recordingLength() {
    return step.multipliedBy(curve.length);
  }

  private double mean(List<Instant> parts, ZoneId timeZone) {
    return parts.stream().mapToDouble(part -> curveAt(part, timeZone)).average().orElseThrow();
  }

  /** Cuts an epoch into parts that lie in one window each, and returns their middles. */
  private List<Instant> parts(Epoch epoch) {
    long length = epoch.length().toMillis();
    long common = BigInteger.valueOf(length).gcd(BigInteger.valueOf(step.toMillis())).longValue();
    int count = (int) Math.min(MOST_PARTS, length / common);
    return IntStream.range(0, count)
        .mapToObj(i -> epoch.start().plusMillis((2L * i + 1) * length / (2L * count)))
        .toList();
  }

  /** Returns the view of somebody who lives at an instant. */
  public PastDemand upTo(Instant now) {
    return new Past(now);
  }

  /** What was seen up to an instant. */
  private final class Past implements PastDemand {
    private final Instant now;
    private final Map<Epoch, Demand> seen = new LinkedHashMap<>();

    Past(Instant now) {
      this.now = now;
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public Collection<ClassId> classes() {
      return rows.stream().map(Row::id).toList();
    }

    @Override
    public Optional<Double> ratePerSecond(ClassId requestClass, Epoch epoch) {
      requirePast(epoch);
      Demand demand = seen.computeIfAbsent(epoch, DatasetDemand.this::over);
      return Optional.of(demand.ratePerSecond(requestClass));
    }
  }
}
