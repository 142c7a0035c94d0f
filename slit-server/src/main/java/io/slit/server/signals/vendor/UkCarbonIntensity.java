package io.slit.server.signals.vendor;

import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.server.json.JsonAnswer;
import io.slit.server.signals.AverageCarbon;
import io.slit.server.signals.Basis;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalException;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The British Carbon Intensity API: average direct intensity of this half hour, g CO2/kWh.
 *
 * <p>Zone {@code GB} is the whole island; {@code 1} to {@code 17} are its regions. {@code actual}
 * is the operator's estimate and null until it is there; then {@code forecast} is taken and called
 * so.
 */
final class UkCarbonIntensity implements SignalSource<AverageCarbon> {
  private static final String WHOLE = "GB";

  private final VendorClient client;
  private final URI base;

  UkCarbonIntensity(VendorClient client, URI base) {
    this.client = client;
    this.base = base;
  }

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
    boolean whole = zone.equals(WHOLE);
    if (!whole && !zone.matches("[1-9]|1[0-7]")) {
      throw client.noData(zone, "is no zone of it: use GB or 1 to 17");
    }
    String path = whole ? "/intensity" : "/regional/regionid/" + zone;
    JsonAnswer answer = client.json(zone, Answers.uri(base, path), Map.of());
    List<JsonAnswer> data = first(answer, zone).items();
    JsonAnswer period = data.stream().findFirst().orElseThrow(() -> nothing(zone));
    if (!whole) {
      period = first(period, zone).items().stream().findFirst().orElseThrow(() -> nothing(zone));
    }
    return reading(period, zone);
  }

  private JsonAnswer first(JsonAnswer answer, String zone) {
    return answer.find("data").orElseThrow(() -> nothing(zone));
  }

  private Reading<AverageCarbon> reading(JsonAnswer period, String zone) {
    Instant from = period.text("from").flatMap(Answers::time).orElseThrow(() -> nothing(zone));
    OptionalDouble actual = period.number("intensity", "actual");
    OptionalDouble forecast = period.number("intensity", "forecast");
    double grams = actual.orElseGet(() -> forecast.orElseThrow(() -> nothing(zone)));
    if (grams < 0) {
      throw client.garbage(zone, "answered a negative average intensity");
    }
    Basis basis = actual.isPresent() ? Basis.ESTIMATED : Basis.FORECAST;
    return new Reading<>(AverageCarbon.ofGramsPerKwh(grams, Scope.DIRECT), name(), basis, from);
  }

  private SignalException nothing(String zone) {
    return client.noData(zone, "answered no intensity with a period");
  }
}
