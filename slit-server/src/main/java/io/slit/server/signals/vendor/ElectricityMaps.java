package io.slit.server.signals.vendor;

import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.server.config.Secret;
import io.slit.server.json.JsonAnswer;
import io.slit.server.signals.AverageCarbon;
import io.slit.server.signals.Basis;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Electricity Maps, {@code /carbon-intensity/latest} of v3 and v4: average intensity of
 * consumption, g CO2e/kWh.
 *
 * <p>The answer is one object, or a list of them in {@code data}. {@code isEstimated} tells whether
 * a model filled in. An intensity of another scope than asked for is refused.
 */
final class ElectricityMaps implements SignalSource<AverageCarbon> {
  private final VendorClient client;
  private final URI base;
  private final Secret key;
  private final Scope scope;

  ElectricityMaps(VendorClient client, URI base, Secret key, Scope scope) {
    this.client = client;
    this.base = base;
    this.key = key;
    this.scope = scope;
  }

  private record Point(Instant at, double grams, Basis basis) {}

  @Override
  public String name() {
    return client.source();
  }

  @Override
  public SignalKind<AverageCarbon> kind() {
    return SignalKind.AVERAGE_CARBON;
  }

  @Override
  public Reading<AverageCarbon> read(String zone, Instant now) {
    String factors = scope.name().toLowerCase(Locale.ROOT);
    URI uri =
        Answers.uri(base, "/carbon-intensity/latest", "zone", zone, "emissionFactorType", factors);
    JsonAnswer answer = client.json(zone, uri, Map.of("auth-token", key.value()));
    Point point =
        points(answer)
            .flatMap(one -> point(one, zone, factors).stream())
            .filter(one -> !one.at().isAfter(now))
            .max(Comparator.comparing(Point::at))
            .orElseThrow(() -> client.noData(zone, "answered no carbonIntensity with a datetime"));
    return new Reading<>(
        AverageCarbon.ofGramsPerKwh(point.grams(), scope), name(), point.basis(), point.at());
  }

  private static Stream<JsonAnswer> points(JsonAnswer answer) {
    List<JsonAnswer> data = answer.find("data").map(JsonAnswer::items).orElse(List.of());
    return data.isEmpty() ? Stream.of(answer) : data.stream();
  }

  private Optional<Point> point(JsonAnswer one, String zone, String factors) {
    Optional<Instant> at = one.text("datetime").flatMap(Answers::time);
    OptionalDouble grams = one.number("carbonIntensity");
    if (at.isEmpty() || grams.isEmpty()) {
      return Optional.empty();
    }
    if (!one.text("emissionFactorType").orElse(factors).equals(factors)) {
      throw client.garbage(zone, "answered another emissionFactorType than " + factors);
    }
    if (grams.getAsDouble() < 0) {
      throw client.garbage(zone, "answered a negative average intensity");
    }
    Basis basis = one.flag("isEstimated").orElse(true) ? Basis.ESTIMATED : Basis.MEASURED;
    return Optional.of(new Point(at.get(), grams.getAsDouble(), basis));
  }
}
