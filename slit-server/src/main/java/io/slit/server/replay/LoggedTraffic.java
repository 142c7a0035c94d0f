package io.slit.server.replay;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.Fleet;
import io.slit.core.simulation.Arrival;
import io.slit.core.simulation.RequestSource;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.RequestClass;
import io.slit.server.telemetry.store.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests that really were, moved in time as a whole. Replayed without its first epochs, of which
 * nothing earlier is known. Immutable.
 */
public final class LoggedTraffic implements Traffic {
  /** Epochs at the begin that are only looked back on. */
  private static final int EPOCHS_BEFORE = 2;

  private final List<RequestClass> classes;
  private final Duration epochLength;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Epoch, long[]> counts = new LinkedHashMap<>();
  private final Epoch first;
  private final Instant end;
  private final long unknownClass;

  private record Row(Instant at, int classIndex, LoggedRequest request) {}

  /**
   * Takes requests.
   *
   * @param requests in the order of their arrival
   * @param asOf when the first of them is taken to arrive, or nothing to leave times as they are
   * @throws IllegalArgumentException if too few can be replayed
   */
  public LoggedTraffic(
      List<LoggedRequest> requests,
      List<RequestClass> classes,
      Duration epochLength,
      Optional<Instant> asOf) {
    this.classes = List.copyOf(classes);
    this.epochLength = epochLength;
    Map<String, Integer> index = new LinkedHashMap<>();
    classes.forEach(one -> index.put(one.id().value(), index.size()));
    List<LoggedRequest> known =
        requests.stream().filter(one -> index.containsKey(one.requestClass())).toList();
    this.unknownClass = (long) requests.size() - known.size();
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "None of the %d logged requests has a class of the scenario. Name the scenario they were routed by."
              .formatted(requests.size()));
    }
    Duration shift =
        asOf.map(at -> Duration.between(known.get(0).arrival(), at)).orElse(Duration.ZERO);
    for (LoggedRequest one : known) {
      Instant at = one.arrival().plus(shift);
      int classIndex = index.getOrDefault(one.requestClass(), 0);
      rows.add(new Row(at, classIndex, one));
      Epoch epoch = Epoch.containing(at, epochLength);
      counts.computeIfAbsent(epoch, any -> new long[classes.size()])[classIndex]++;
    }
    this.first = Epoch.containing(rows.get(0).at(), epochLength);
    this.end = Epoch.containing(rows.get(rows.size() - 1).at(), epochLength).end();
    if (!begin().isBefore(end)) {
      throw new IllegalArgumentException(
          "The log spans %d min; at least %d min are needed, of which the first %d are only looked back on."
              .formatted(
                  Duration.between(first.start(), end).toMinutes(),
                  epochLength.multipliedBy(EPOCHS_BEFORE + 1L).toMinutes(),
                  epochLength.multipliedBy(EPOCHS_BEFORE).toMinutes()));
    }
  }

  /** Returns how many requests have a class that the scenario does not have. */
  public long unknownClass() {
    return unknownClass;
  }

  /** Returns when the replay begins. */
  public Instant begin() {
    return first.start().plus(epochLength.multipliedBy(EPOCHS_BEFORE));
  }

  /** Returns the end of the last epoch. */
  public Instant end() {
    return end;
  }

  @Override
  public Optional<ReplayWindow> whole() {
    return Optional.of(new ReplayWindow(begin(), begin(), end, epochLength));
  }

  /** Returns where each replayed request ran, as positions in a fleet; -1 where it may not. */
  List<Integer> ranOn(Fleet fleet) {
    Map<String, Integer> index = new LinkedHashMap<>();
    fleet.deployments().forEach(one -> index.put(one.id().value(), index.size()));
    return replayed().stream().map(row -> ranOn(row, fleet, index)).toList();
  }

  private int ranOn(Row row, Fleet fleet, Map<String, Integer> index) {
    int at = index.getOrDefault(row.request().deployment(), -1);
    if (at < 0) {
      return at;
    }
    Deployment deployment = fleet.deployments().get(at);
    return classes.get(row.classIndex()).mayRunOn(deployment, fleet.getSite(deployment.site()))
        ? at
        : -1;
  }

  private List<Row> replayed() {
    return rows.stream().filter(row -> !row.at().isBefore(begin())).toList();
  }

  @Override
  public Demand over(Epoch epoch) {
    long[] counted = counts.getOrDefault(epoch, new long[classes.size()]);
    Map<ClassId, Double> rates = new LinkedHashMap<>();
    for (int c = 0; c < counted.length; c++) {
      rates.put(classes.get(c).id(), counted[c] / epoch.seconds());
    }
    return Demand.of(rates);
  }

  @Override
  public PastDemand upTo(Instant now) {
    return new PastDemand() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public Collection<ClassId> classes() {
        return classes.stream().map(RequestClass::id).toList();
      }

      @Override
      public Optional<Double> ratePerSecond(ClassId requestClass, Epoch epoch) {
        requirePast(epoch);
        return epoch.start().isBefore(first.start())
            ? Optional.empty()
            : Optional.of(over(epoch).ratePerSecond(requestClass));
      }
    };
  }

  @Override
  public RequestSource requests(ReplayWindow window, double factor, long seed) {
    var left = replayed().iterator();
    return (Arrival arrival) -> {
      if (!left.hasNext()) {
        return false;
      }
      Row row = left.next();
      double seconds = Duration.between(window.begin(), row.at()).toMillis() / 1000.0;
      arrival.set(
          seconds, row.classIndex(), row.request().inputTokens(), row.request().outputTokens());
      return true;
    };
  }
}
