package io.slit.server;

import io.slit.core.environment.Environment;
import io.slit.core.environment.Forecast;
import io.slit.core.fleet.Datacenter;
import io.slit.core.plan.PlanPreference;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.search.slit.SlitPlanSearch;
import io.slit.core.spi.QualityScores;
import io.slit.core.workload.Epoch;
import io.slit.predictor.fallback.AnalyticServingPredictor;
import io.slit.server.config.ConfigResolver;
import io.slit.server.config.ConfigSources;
import io.slit.server.config.SearchLimit;
import io.slit.server.config.ServerConfig;
import io.slit.server.config.SignalsReader;
import io.slit.server.json.SettingsYaml;
import io.slit.server.planning.EpochPlanner;
import io.slit.server.planning.Planner;
import io.slit.server.planning.PlanningClock;
import io.slit.server.planning.ServedScenario;
import io.slit.server.planning.World;
import io.slit.server.proxy.StubUpstream;
import io.slit.server.signals.SignalSnapshot;
import io.slit.server.signals.StubVendor;
import io.slit.server.signals.StubVendor.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;

/**
 * The committed scenario with a real planner, live signals of a stub vendor, and a stub deployment
 * for each region; all of them can be killed and come back.
 */
final class ChaosWorld implements AutoCloseable {
  /** A header that tells the deployments where a request may go; empty for anywhere. */
  static final String MAY_GO = "x-test-may-go";

  /** What a whole stream is. */
  static final String STREAM = String.join("", StubUpstream.EVENTS);

  private static final int PIECE_BYTES = 60;
  private static final long PAUSE_MILLIS = 12;
  private static final List<byte[]> PIECES = pieces();

  private static final Pattern ENDPOINT = Pattern.compile("https://\\S+\\.slit\\.example/v1");
  private static final int EVALUATIONS = 200;

  /** Requests that reached a region they may not go to. */
  final Set<String> strayed = ConcurrentHashMap.newKeySet();

  /** The epochs of all plans that were made. */
  final Map<String, Epoch> epochs = new ConcurrentHashMap<>();

  /** Regions with a deployment of the model that requests ask for. */
  final Set<String> regions = new TreeSet<>();

  final SlitApplication app;

  private final Path work;
  private final Map<String, StubUpstream> upstreams = new LinkedHashMap<>();
  private final Map<String, AtomicInteger> streams = new ConcurrentHashMap<>();
  private final World world;
  private final ServerSignals signals;
  private StubVendor vendor = new StubVendor();
  private volatile Optional<Error> plannerFault = Optional.empty();

  ChaosWorld(Path work, String model) throws Exception {
    this.work = work;
    for (String region : List.of("na", "sa", "uk", "eu", "af", "in", "sg", "jp", "kr", "au")) {
      upstreams.put(region, new StubUpstream().does(call -> answer(region, call)));
    }
    this.world = World.source(scenario()).load();
    world.fleet().deployments().stream()
        .filter(one -> one.model().name().value().equals(model))
        .map(one -> world.fleet().getSite(one.site()).region().value())
        .forEach(regions::add);
    vendor.answerBy(ChaosWorld::carbon);
    ServerConfig config = config();
    PlanningClock clock = SlitApplication.clockOf(config);
    this.signals = ServerSignals.start(config.signals().orElseThrow(), world, clock);
    this.app = SlitApplication.start(config, served(), new Killable(planner(clock)), clock);
    TestServers.awaitReady(app.port());
  }

  private void answer(String region, StubUpstream.Call call) {
    String mayGo = call.headers().get(MAY_GO);
    if (mayGo != null && !mayGo.isEmpty() && !mayGo.equals(region)) {
      strayed.add(mayGo + " -> " + region);
    }
    if (call.body().contains("\"stream\":true")) {
      AtomicInteger open = streams(region);
      open.incrementAndGet();
      Request.addCompletionListener(call.request(), cause -> open.decrementAndGet());
      call.stream(PIECES, PAUSE_MILLIS);
    } else {
      call.whole(200, "application/json", StubUpstream.WHOLE);
    }
  }

  /** The answer in pieces that end in the middle of events, and of characters. */
  private static List<byte[]> pieces() {
    byte[] all = STREAM.getBytes(StandardCharsets.UTF_8);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < all.length; from += PIECE_BYTES) {
      pieces.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + PIECE_BYTES)));
    }
    return pieces;
  }

  /** Returns the streams that a region is in the middle of. */
  private AtomicInteger streams(String region) {
    return streams.computeIfAbsent(region, one -> new AtomicInteger());
  }

  private static Answer carbon(StubVendor.Asked asked) {
    return Answer.ok(
        "{\"carbonIntensity\":%d,\"datetime\":\"%s\",\"isEstimated\":false}"
            .formatted(
                50 + Math.abs(asked.query().hashCode() % 600), Instant.now().minusSeconds(5)));
  }

  /** The committed scenario, its endpoints those of the stubs. */
  private Path scenario() throws Exception {
    Path directory = work.resolve("scenario");
    Worldwide.copy(Worldwide.SCENARIO.resolveSibling("."), directory);
    Path file = directory.resolve("scenario.yaml");
    StringBuilder text = new StringBuilder();
    String region = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("    region: ")) {
        region = line.substring("    region: ".length()).strip();
      }
      Matcher endpoint = ENDPOINT.matcher(line);
      text.append(endpoint.find() ? endpoint.replaceAll(upstreams.get(region).endpoint()) : line)
          .append('\n');
    }
    return Files.writeString(file, text);
  }

  private String sites(String value) {
    return world.fleet().sites().stream()
        .map(Datacenter::id)
        .map(id -> id + ": " + value)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private ServerConfig config() throws Exception {
    String zones =
        world.fleet().sites().stream()
            .map(site -> site.id() + ": " + site.id())
            .collect(Collectors.joining(", ", "{", "}"));
    String yaml =
        """
        signals:
          carbon:
            method: average
            scope: lifecycle
            hold: 10m
            sources:
              - {source: electricity-maps, url: '%s', key_env: EM, poll: 1s, timeout: 500ms, zones: %s}
          price: {sources: [{source: declared, values: %s}]}
          wet_bulb: {sources: [{source: declared, values: %s}]}
          source_water: {sources: [{source: declared, values: %s}]}
        """
            .formatted(vendor.url(), zones, sites("80"), sites("12"), sites("1.8"));
    Path file = Files.writeString(work.resolve("slit.yaml"), yaml);
    Map<String, String> flags =
        Map.of(
            "port", "0",
            "management_port", "0",
            "clock", "real",
            "epoch", "2s",
            "search_budget", Integer.toString(EVALUATIONS),
            "scenario", work.resolve("scenario/scenario.yaml").toString(),
            "state_dir", work.resolve("state").toString());
    SignalsReader reader = new SignalsReader(Map.of("EM", "vendor-key"));
    return ConfigResolver.resolve(
            new ConfigSources(flags, Map.of(), "slit.yaml", List.of())
                .withSignals(SettingsYaml.findSignals(file, reader::read)))
        .config();
  }

  private EpochPlanner planner(PlanningClock clock) {
    return new EpochPlanner(
        world,
        new EpochPlanner.Tools(
            new World.Forecasters(
                (past, sites, epoch) -> Forecast.point(Environment.of(Map.of()), past.now()),
                (past, epoch) -> Forecast.point(world.demand().over(epoch), past.now())),
            QualityScores::published,
            AnalyticServingPredictor::new,
            new SlitPlanSearch(),
            () -> Optional.of(signals.snapshot())),
        new EpochPlanner.Wishes(
            new PlanPreference.Balanced(),
            new SearchLimit.Evaluations(EVALUATIONS),
            7,
            Optional.empty()),
        clock);
  }

  private ServedScenario served() {
    return new ServedScenario(
        "chaos",
        world.fleet(),
        world.classes(),
        world.scenario().workload().defaultOrigin().id(),
        world.scenario().time().epochLength());
  }

  /** A planner that dies when it is told to, and tells what it made. */
  private final class Killable implements Planner {
    private final Planner planner;

    Killable(Planner planner) {
      this.planner = planner;
    }

    @Override
    public PublishedPlan plan(Epoch epoch) {
      if (plannerFault.isPresent()) {
        throw plannerFault.get();
      }
      PublishedPlan plan = planner.plan(epoch);
      epochs.put(plan.id(), epoch);
      return plan;
    }

    @Override
    public Optional<SignalSnapshot> signalsOf(String planId) {
      return planner.signalsOf(planId);
    }
  }

  /** Tells whether a region is in the middle of a stream. */
  boolean isStreaming(String region) {
    return streams(region).get() > 0;
  }

  void killUpstream(String region) {
    upstreams.get(region).close();
  }

  void reviveUpstream(String region) throws Exception {
    int port = upstreams.get(region).port();
    upstreams.put(region, new StubUpstream(port, call -> answer(region, call)));
  }

  void killPlanner() {
    plannerFault = Optional.of(new OutOfMemoryError("made up by the test"));
  }

  void revivePlanner() {
    plannerFault = Optional.empty();
  }

  void killVendor() {
    vendor.close();
  }

  @Override
  public void close() {
    app.close();
    signals.close();
    vendor.close();
    upstreams.values().forEach(StubUpstream::close);
  }
}
