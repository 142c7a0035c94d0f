package io.slit.server.signals.vendor;

import io.slit.server.json.JsonAnswer;
import io.slit.server.signals.Basis;
import io.slit.server.signals.CarbonValue;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Web API of the Carbon Aware SDK, {@code /emissions/bylocation}: what its data source gives,
 * g/kWh.
 *
 * <p>The answer does not tell the method, so the configuration declares it and the type keeps it. A
 * point has {@code time} and {@code rating}; {@code timestamp} and {@code value} are read too.
 */
final class CarbonAware<T extends CarbonValue> implements SignalSource<T> {
  private static final Duration LOOK_BACK = Duration.ofHours(24);

  private final VendorClient client;
  private final URI base;
  private final SignalKind<T> kind;
  private final DoubleFunction<T> ofGramsPerKwh;

  private record Point(Instant at, double grams) {}

  CarbonAware(VendorClient client, URI base, SignalKind<T> kind, DoubleFunction<T> ofGramsPerKwh) {
    this.client = client;
    this.base = base;
    this.kind = kind;
    this.ofGramsPerKwh = ofGramsPerKwh;
  }

  @Override
  public String name() {
    return client.source();
  }

  @Override
  public SignalKind<T> kind() {
    return kind;
  }

  @Override
  public Reading<T> read(String zone, Instant now) {
    URI uri =
        Answers.uri(
            base,
            "/emissions/bylocation",
            "location",
            zone,
            "time",
            now.minus(LOOK_BACK).toString(),
            "toTime",
            now.toString());
    Point point =
        client.json(zone, uri, Map.of()).items().stream()
            .flatMap(one -> point(one).stream())
            .filter(one -> !one.at().isAfter(now))
            .max(Comparator.comparing(Point::at))
            .orElseThrow(() -> client.noData(zone, "answered no rating with a time"));
    return new Reading<>(ofGramsPerKwh.apply(point.grams()), name(), Basis.ESTIMATED, point.at());
  }

  private static Optional<Point> point(JsonAnswer one) {
    Optional<Instant> at = one.text("time").or(() -> one.text("timestamp")).flatMap(Answers::time);
    OptionalDouble rating = one.number("rating");
    OptionalDouble grams = rating.isPresent() ? rating : one.number("value");
    return grams.isEmpty()
        ? Optional.empty()
        : at.map(time -> new Point(time, grams.getAsDouble()));
  }
}
