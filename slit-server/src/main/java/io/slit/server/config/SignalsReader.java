package io.slit.server.config;

import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.json.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the section {@code signals} of a configuration file; faults are noted at their line. */
public final class SignalsReader {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration STANDARD_FRESH = Duration.ofHours(2);
  private static final Duration STANDARD_HOLD = Duration.ofHours(6);

  private final Map<String, String> environment;

  /** Creates a reader that finds keys in these variables. */
  public SignalsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the section, or nothing if it has a fault. */
  public Optional<SignalsConfig> read(LocatedObject in) {
    Optional<CarbonConfig> carbon = in.optionalObject("carbon", this::carbon);
    Optional<KindConfig> price = in.optionalObject("price", one -> kind(one, "price"));
    Optional<KindConfig> wetBulb = in.optionalObject("wet_bulb", one -> kind(one, "wet_bulb"));
    Optional<KindConfig> water =
        in.optionalObject("source_water", one -> kind(one, "source_water"));
    return in.build(() -> new SignalsConfig(carbon, price, wetBulb, water, place(in.at())));
  }

  private Optional<CarbonConfig> carbon(LocatedObject in) {
    Optional<Method> method = in.requireChoice("method", Method.class);
    Optional<Scope> scope = in.requireChoice("scope", Scope.class);
    Times times = times(in);
    Optional<List<SourceConfig>> sources =
        in.requireObjects(
            "sources",
            one -> new SourceReader(environment, "carbon").readCarbon(one, method, scope));
    return in.build(
        () ->
            new CarbonConfig(
                method.orElseThrow(), scope.orElseThrow(), kind(in, times, sources.orElseThrow())));
  }

  private Optional<KindConfig> kind(LocatedObject in, String kind) {
    Times times = times(in);
    Optional<List<SourceConfig>> sources =
        in.requireObjects("sources", one -> new SourceReader(environment, kind).read(one));
    return in.build(() -> kind(in, times, sources.orElseThrow()));
  }

  private static KindConfig kind(LocatedObject in, Times times, List<SourceConfig> sources) {
    if (times.fresh().compareTo(times.hold()) > 0) {
      throw new IllegalArgumentException(
          "The hold (%d s) must be at least fresh (%d s): a value is current first, then held. Raise hold."
              .formatted(times.hold().toSeconds(), times.fresh().toSeconds()));
    }
    return new KindConfig(times.fresh(), times.hold(), sources, place(in.at()));
  }

  private record Times(Duration fresh, Duration hold) {}

  private static Times times(LocatedObject in) {
    Duration hold = duration(in, "hold").orElse(STANDARD_HOLD);
    Duration shorter = STANDARD_FRESH.compareTo(hold) < 0 ? STANDARD_FRESH : hold;
    return new Times(duration(in, "fresh").orElse(shorter), hold);
  }

  private static Optional<Duration> duration(LocatedObject in, String key) {
    return in.optional(key, node -> duration(key, node, SHORTEST, LONGEST));
  }

  /** Returns the time that a value is. */
  static Duration duration(String key, LocatedNode node, Duration min, Duration max) {
    try {
      return Values.duration(node.text(), min, max);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The %s must be a time of %s to %s, like 90s, 5m or 6h, and is %s."
              .formatted(key, shown(min), shown(max), node.shown()),
          e);
    }
  }

  private static String shown(Duration time) {
    if (time.toMillis() < 1000) {
      return time.toMillis() + "ms";
    }
    return time.toSeconds() < 3600 ? time.toSeconds() + "s" : time.toHours() + "h";
  }

  /** Returns {@code file:line}. */
  static String place(Location at) {
    return at.file() + ":" + at.line();
  }
}
