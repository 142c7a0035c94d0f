package io.slit.server.signals.vendor;

import io.slit.core.units.Celsius;
import io.slit.server.config.Secret;
import io.slit.server.json.JsonAnswer;
import io.slit.server.signals.Basis;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Open-Meteo, {@code /v1/forecast}: wet bulb at 2 m by the hour from weather models, degrees
 * Celsius.
 *
 * <p>A zone is {@code latitude,longitude}. Times and values are two lists side by side; values may
 * be null, and the last hour that has one is taken.
 */
final class OpenMeteo implements SignalSource<Celsius> {
  private static final String VARIABLE = "wet_bulb_temperature_2m";

  private final VendorClient client;
  private final URI base;
  private final Optional<Secret> key;

  OpenMeteo(VendorClient client, URI base, Optional<Secret> key) {
    this.client = client;
    this.base = base;
    this.key = key;
  }

  @Override
  public String name() {
    return client.source();
  }

  @Override
  public SignalKind<Celsius> kind() {
    return SignalKind.WET_BULB;
  }

  @Override
  public Reading<Celsius> read(String zone, Instant now) {
    JsonAnswer answer = client.json(zone, uri(zone), Map.of());
    if (!answer.text("hourly_units", VARIABLE).orElse("").equals("\u00b0C")) {
      throw client.garbage(zone, "answered no wet bulb in degrees Celsius");
    }
    List<JsonAnswer> times = list(answer, "time");
    List<JsonAnswer> values = list(answer, VARIABLE);
    if (times.size() != values.size()) {
      throw client.garbage(zone, "answered lists of two lengths");
    }
    for (int i = times.size() - 1; i >= 0; i--) {
      Optional<Instant> at = times.get(i).text().flatMap(Answers::time);
      OptionalDouble degrees = values.get(i).number();
      if (at.isPresent() && !at.get().isAfter(now) && degrees.isPresent()) {
        Celsius wetBulb = new Celsius(degrees.getAsDouble());
        return new Reading<>(wetBulb, name(), Basis.FORECAST, at.get());
      }
    }
    throw client.noData(zone, "answered no value up to now");
  }

  private static List<JsonAnswer> list(JsonAnswer answer, String name) {
    return answer.find("hourly", name).map(JsonAnswer::items).orElse(List.of());
  }

  private URI uri(String zone) {
    String[] place = zone.split(",", -1);
    if (place.length != 2
        || !Arrays.stream(place).allMatch(one -> one.strip().matches("-?\\d{1,3}(\\.\\d+)?"))) {
      throw client.noData(zone, "is no place: write latitude,longitude");
    }
    String[] query = {
      "latitude",
      place[0].strip(),
      "longitude",
      place[1].strip(),
      "hourly",
      VARIABLE,
      "past_days",
      "1",
      "forecast_days",
      "1",
      "timezone",
      "GMT"
    };
    String[] secret = key.map(one -> new String[] {"apikey", one.value()}).orElse(new String[0]);
    return Answers.uri(
        base, "/v1/forecast", Stream.of(query, secret).flatMap(Stream::of).toArray(String[]::new));
  }
}
