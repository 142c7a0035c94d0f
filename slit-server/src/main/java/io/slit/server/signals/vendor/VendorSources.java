package io.slit.server.signals.vendor;

import io.slit.core.fleet.Datacenter;
import io.slit.core.units.CarbonIntensity.Method;
import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.core.units.Celsius;
import io.slit.core.units.ElectricityPrice;
import io.slit.core.units.WaterIntensity;
import io.slit.server.config.CarbonConfig;
import io.slit.server.config.KindConfig;
import io.slit.server.config.Secret;
import io.slit.server.config.SignalsConfig;
import io.slit.server.config.SourceConfig;
import io.slit.server.config.SourceType;
import io.slit.server.signals.AverageCarbon;
import io.slit.server.signals.CarbonValue;
import io.slit.server.signals.KindBoard;
import io.slit.server.signals.LiveSignals.Boards;
import io.slit.server.signals.MarginalCarbon;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import io.slit.server.signals.SourceFeed;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Makes sources of a configuration. A source of marginal intensities has no place in a list of
 * average ones: the compiler sees to it here, the reader of the configuration tells the user.
 */
public final class VendorSources {
  private final HttpClient http;
  private final InstantSource clock;
  private final SiteZones zones;

  private VendorSources(HttpClient http, InstantSource clock, SiteZones zones) {
    this.http = http;
    this.clock = clock;
    this.zones = zones;
  }

  /**
   * Returns the boards of a configuration, with nothing on them yet.
   *
   * @throws IllegalArgumentException if a site is unknown or left without a source
   */
  public static Boards boards(
      SignalsConfig config, Collection<Datacenter> sites, HttpClient http, InstantSource clock) {
    return new VendorSources(http, clock, new SiteZones(sites)).boards(config);
  }

  private Boards boards(SignalsConfig config) {
    return new Boards(
        config.carbon().map(this::carbon),
        config.price().map(kind -> board(SignalKind.PRICE, kind, this::price)),
        config.wetBulb().map(kind -> board(SignalKind.WET_BULB, kind, this::wetBulb)),
        config.sourceWater().map(kind -> board(SignalKind.SOURCE_WATER, kind, this::sourceWater)));
  }

  private KindBoard<? extends CarbonValue> carbon(CarbonConfig config) {
    Scope scope = config.scope();
    return config.method() == Method.AVERAGE
        ? board(SignalKind.AVERAGE_CARBON, config.kind(), one -> average(one, scope))
        : board(SignalKind.MARGINAL_CARBON, config.kind(), one -> marginal(one, scope));
  }

  private <T> KindBoard<T> board(
      SignalKind<T> kind, KindConfig config, Function<SourceConfig, SignalSource<T>> make) {
    List<SourceFeed<T>> feeds =
        config.sources().stream()
            .map(one -> new SourceFeed<>(make.apply(one), zones.of(one), one.access().poll()))
            .toList();
    zones.requireAll(kind.key(), config.place(), feeds.stream().map(SourceFeed::zones).toList());
    return new KindBoard<>(kind, feeds, new KindBoard.Keeping(config.fresh(), config.hold()));
  }

  private SignalSource<AverageCarbon> average(SourceConfig config, Scope scope) {
    DoubleFunction<AverageCarbon> value = grams -> AverageCarbon.ofGramsPerKwh(grams, scope);
    return switch (config.type()) {
      case ELECTRICITY_MAPS -> new ElectricityMaps(client(config), url(config), key(config), scope);
      case UK_CARBON_INTENSITY -> new UkCarbonIntensity(client(config), url(config));
      case EIA -> new EiaCarbon(new EiaRows(client(config), url(config), key(config)));
      case CARBON_AWARE_SDK ->
          new CarbonAware<>(client(config), url(config), SignalKind.AVERAGE_CARBON, value);
      case DECLARED -> declared(SignalKind.AVERAGE_CARBON, config, value);
      case WATTTIME, ENTSO_E, OPEN_METEO -> throw none(config, "average carbon intensities");
    };
  }

  private SignalSource<MarginalCarbon> marginal(SourceConfig config, Scope scope) {
    DoubleFunction<MarginalCarbon> value = grams -> MarginalCarbon.ofGramsPerKwh(grams, scope);
    return switch (config.type()) {
      case WATTTIME ->
          new WattTime(
              client(config), url(config), key(config, "user_env"), key(config, "password_env"));
      case CARBON_AWARE_SDK ->
          new CarbonAware<>(client(config), url(config), SignalKind.MARGINAL_CARBON, value);
      case DECLARED -> declared(SignalKind.MARGINAL_CARBON, config, value);
      case ELECTRICITY_MAPS, UK_CARBON_INTENSITY, EIA, ENTSO_E, OPEN_METEO ->
          throw none(config, "marginal carbon intensities");
    };
  }

  private SignalSource<ElectricityPrice> price(SourceConfig config) {
    return switch (config.type()) {
      case EIA -> new EiaPrice(new EiaRows(client(config), url(config), key(config)));
      case ENTSO_E ->
          new EntsoePrices(
              client(config), url(config), key(config), config.usdPerEur().orElseThrow());
      case DECLARED -> declared(SignalKind.PRICE, config, ElectricityPrice::ofUsdPerMwh);
      default -> throw none(config, "prices");
    };
  }

  private SignalSource<Celsius> wetBulb(SourceConfig config) {
    return switch (config.type()) {
      case OPEN_METEO ->
          new OpenMeteo(
              client(config), url(config), Optional.ofNullable(config.keys().get("key_env")));
      case DECLARED -> declared(SignalKind.WET_BULB, config, Celsius::new);
      default -> throw none(config, "wet bulbs");
    };
  }

  private SignalSource<WaterIntensity> sourceWater(SourceConfig config) {
    if (config.type() != SourceType.DECLARED) {
      throw none(config, "water factors");
    }
    return declared(SignalKind.SOURCE_WATER, config, WaterIntensity::new);
  }

  private <T> SignalSource<T> declared(
      SignalKind<T> kind, SourceConfig config, DoubleFunction<T> make) {
    Map<String, T> values = new HashMap<>();
    config.values().forEach((site, number) -> values.put(site, make.apply(number)));
    values.forEach(
        (site, value) -> {
          if (!kind.isPlausible(value)) {
            throw new IllegalArgumentException(
                "%s: the declared %s of %s (%s) must be in %s."
                    .formatted(
                        config.place(),
                        kind.key(),
                        site,
                        config.values().get(site),
                        kind.bounds()));
          }
        });
    return new DeclaredValues<>(kind, values, clock.instant());
  }

  private static IllegalArgumentException none(SourceConfig config, String what) {
    return new IllegalArgumentException(
        "%s: the source %s has no %s. Remove it here."
            .formatted(config.place(), config.type().key(), what));
  }

  private VendorClient client(SourceConfig config) {
    return new VendorClient(http, config.type().key(), config.access().timeout(), clock);
  }

  private static URI url(SourceConfig config) {
    return config.access().url().orElseThrow();
  }

  private static Secret key(SourceConfig config) {
    return key(config, "key_env");
  }

  private static Secret key(SourceConfig config, String name) {
    return Optional.ofNullable(config.keys().get(name)).orElseThrow();
  }
}
