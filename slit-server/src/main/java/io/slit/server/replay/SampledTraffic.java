package io.slit.server.replay;

import io.slit.core.simulation.Arrival;
import io.slit.core.simulation.RequestSource;
import io.slit.core.spi.PastDemand;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Demand;
import io.slit.core.workload.Epoch;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.server.datasets.TokenLengths;
import io.slit.server.planning.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The demand of a scenario as single requests: a Poisson process whose rate follows the measured
 * curve epoch by epoch, with lengths drawn from the traces. Thread-safe.
 */
final class SampledTraffic implements Traffic {
  private final World world;
  private final Duration epoch;
  private final Map<ClassId, Double> factors;
  private final Map<RequestProfile, List<TokenLengths>> lengths;

  SampledTraffic(World world, Mix mix) {
    this.world = world;
    this.epoch = world.scenario().time().epochLength();
    this.factors = mix.factors(world.scenario().workload());
    this.lengths = new Lengths(world.dataset()).of(world.scenario().profiles());
  }

  @Override
  public Demand over(Epoch asked) {
    Map<ClassId, Double> rates =
        new LinkedHashMap<>(world.demand().over(asked).ratesPerSecond());
    rates.replaceAll((id, rate) -> rate * factor(id));
    return Demand.of(rates);
  }

  private double factor(ClassId id) {
    return factors.getOrDefault(id, 0.0);
  }

  @Override
  public PastDemand upTo(Instant now) {
    return new ScaledPast(world.demand().upTo(now), this::factor);
  }

  @Override
  public RequestSource requests(ReplayWindow window, double factor, long seed) {
    return new Stream(window, factor, new SplittableRandom(seed));
  }

  /** The requests of one run. */
  private final class Stream implements RequestSource {
    private final ReplayWindow window;
    private final double factor;
    private final SplittableRandom random;
    private final double[] upTo;
    private double total;
    private double at;
    private double until;

    Stream(ReplayWindow window, double factor, SplittableRandom random) {
      this.window = window;
      this.factor = factor;
      this.random = random;
      this.upTo = new double[world.classes().size()];
      enterEpoch();
    }

    /** Reads the rates of the epoch that the stream has come to. */
    private void enterEpoch() {
      Instant now = window.begin().plusMillis(Math.round(at * 1000));
      Epoch running = Epoch.containing(now, epoch);
      until = Duration.between(window.begin(), running.end()).toMillis() / 1000.0;
      Demand demand = over(running);
      total = 0;
      List<RequestClass> classes = world.classes();
      for (int c = 0; c < upTo.length; c++) {
        total += factor * demand.ratePerSecond(classes.get(c).id());
        upTo[c] = total;
      }
    }

    @Override
    public boolean next(Arrival arrival) {
      double end = Duration.between(window.begin(), window.end()).toMillis() / 1000.0;
      at += gap();
      while (at >= until && until < end) {
        at = until;
        enterEpoch();
        at += gap();
      }
      if (at >= end) {
        return false;
      }
      int c = drawClass();
      List<TokenLengths> all =
          lengths.getOrDefault(world.classes().get(c).profile(), List.of());
      TokenLengths one = all.get(random.nextInt(all.size()));
      arrival.set(at, c, one.inputTokens(), one.outputTokens());
      return true;
    }

    /** A rate of 0 never ends. */
    private double gap() {
      return -Math.log1p(-random.nextDouble()) / total;
    }

    private int drawClass() {
      double point = random.nextDouble() * total;
      int found = Arrays.binarySearch(upTo, point);
      return Math.min(found >= 0 ? found + 1 : -found - 1, upTo.length - 1);
    }
  }
}
