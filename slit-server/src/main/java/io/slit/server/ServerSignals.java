package io.slit.server;

import io.slit.core.fleet.SiteId;
import io.slit.core.units.CarbonIntensity;
import io.slit.predictor.water.WetBulbWue;
import io.slit.server.config.CarbonConfig;
import io.slit.server.config.SignalsConfig;
import io.slit.server.planning.World;
import io.slit.server.scenario.SignalChoice;
import io.slit.server.signals.KindBoard;
import io.slit.server.signals.LiveSignals;
import io.slit.server.signals.SignalPoller;
import io.slit.server.signals.SignalSnapshot;
import io.slit.server.signals.SiteSignal.State;
import io.slit.server.signals.vendor.VendorSources;
import io.slit.server.telemetry.ServerMetrics;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Live signals of a server: asked in the background, read by the planner. Other sources may take
 * their place while it runs. Thread-safe.
 */
public final class ServerSignals implements AutoCloseable {
  /** How long the first plan, and a change of sources, wait for the first round of questions. */
  private static final Duration FIRST_ROUND = Duration.ofSeconds(20);

  private final World world;
  private final InstantSource clock;
  private final AtomicReference<@Nullable ServerMetrics> shown = new AtomicReference<>();
  private volatile Asked asked;

  /** Sources that are asked, by whom, and the configuration that names them. */
  private record Asked(SignalsConfig config, LiveSignals live, SignalPoller poller) {}

  private ServerSignals(World world, InstantSource clock, Asked asked) {
    this.world = world;
    this.clock = clock;
    this.asked = asked;
  }

  /**
   * Starts to ask the sources of a configuration.
   *
   * @throws IllegalArgumentException if it does not fit the scenario; then nothing was asked
   */
  public static ServerSignals start(SignalsConfig config, World world, InstantSource clock) {
    return new ServerSignals(world, clock, ask(config, world, clock));
  }

  private static Asked ask(SignalsConfig config, World world, InstantSource clock) {
    LiveSignals live = of(config, world, clock);
    SignalPoller poller =
        SignalPoller.start(live.cycles(clock), () -> ThreadLocalRandom.current().nextDouble());
    return new Asked(config, live, poller);
  }

  /**
   * Asks the sources of another configuration instead, as soon as they know every site that is
   * known now. May take {@link #FIRST_ROUND}.
   *
   * @return why the old sources stay, if they do
   */
  public synchronized Optional<String> replace(SignalsConfig config) {
    Asked before = asked;
    if (before.config().saysTheSameAs(config)) {
      return Optional.empty();
    }
    if (before.config().carbon().isPresent() != config.carbon().isPresent()) {
      return Optional.of("live carbon intensity is added or taken away");
    }
    try {
      return replace(before, ask(config, world, clock));
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> replace(Asked before, Asked next) {
    next.poller().awaitFirst(FIRST_ROUND);
    Set<SiteId> lost = new TreeSet<>(Comparator.comparing(SiteId::value));
    lost.addAll(next.live().snapshot(clock.instant()).in(State.UNKNOWN));
    lost.removeAll(before.live().snapshot(clock.instant()).in(State.UNKNOWN));
    if (!lost.isEmpty()) {
      next.poller().close();
      return Optional.of(
          "the new sources know nothing of the sites %s, the old ones do".formatted(lost));
    }
    asked = next;
    before.poller().close();
    ServerMetrics metrics = shown.get();
    if (metrics != null) {
      metrics.forgetSignals();
      watch(metrics);
    }
    return Optional.empty();
  }

  /**
   * Returns live signals that nobody asks for yet.
   *
   * @throws IllegalArgumentException if the configuration does not fit the scenario
   */
  public static LiveSignals of(SignalsConfig config, World world, InstantSource clock) {
    config.carbon().ifPresent(carbon -> requireSameKind(carbon, world.scenario().signals()));
    Map<SiteId, WetBulbWue> sites = new LinkedHashMap<>();
    world
        .fleet()
        .sites()
        .forEach(site -> sites.put(site.id(), world.conditions().waterCurve(site.id())));
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(longestTimeout(config))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    return new LiveSignals(
        sites,
        VendorSources.boards(config, world.fleet().sites(), http, clock),
        world.conditions());
  }

  private static Duration longestTimeout(SignalsConfig config) {
    return Stream.of(
            config.carbon().map(CarbonConfig::kind),
            config.price(),
            config.wetBulb(),
            config.sourceWater())
        .flatMap(Optional::stream)
        .flatMap(kind -> kind.sources().stream())
        .map(source -> source.access().timeout())
        .max(Duration::compareTo)
        .orElse(Duration.ofSeconds(10));
  }

  private static void requireSameKind(CarbonConfig carbon, SignalChoice scenario) {
    CarbonIntensity live = new CarbonIntensity(0, carbon.method(), carbon.scope());
    CarbonIntensity asked = new CarbonIntensity(0, scenario.method(), scenario.scope());
    try {
      live.requireSameKind(asked);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: signals.carbon and carbon_intensity of the scenario must be of one method and one scope. %s"
              .formatted(carbon.kind().place(), e.getMessage()),
          e);
    }
  }

  /** Returns what is known now. The first caller may wait some seconds for the first answers. */
  public SignalSnapshot snapshot() {
    Asked now = asked;
    now.poller().awaitFirst(FIRST_ROUND);
    return now.live().snapshot(clock.instant());
  }

  /** Shows ages and failures by source. */
  public void watch(ServerMetrics metrics) {
    shown.set(metrics);
    asked.live().boards().all().forEach(board -> watch(metrics, board));
  }

  private void watch(ServerMetrics metrics, KindBoard<?> board) {
    for (int i = 0; i < board.feeds().size(); i++) {
      int feed = i;
      String source = board.feeds().get(i).source().name();
      String kind = board.kind().key();
      metrics.watchSignalFailures(kind, source, () -> board.failures(feed));
      for (SiteId site : board.feeds().get(i).zones().keySet()) {
        metrics.watchSignalAge(
            kind,
            source,
            site.value(),
            () -> board.ageSeconds(feed, site, clock.instant()).orElse(Double.NaN));
      }
    }
    for (SiteId site : sites(board)) {
      metrics.watchSignalState(
          board.kind().key(), site.value(), () -> board.at(site, clock.instant()).state().level());
    }
  }

  private static Iterable<SiteId> sites(KindBoard<?> board) {
    return board.feeds().stream()
        .flatMap(feed -> feed.zones().keySet().stream())
        .distinct()
        .toList();
  }

  /** Asks no more. */
  @Override
  public void close() {
    asked.poller().close();
  }
}
