package io.slit.server.signals.vendor;

import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.server.config.Secret;
import io.slit.server.json.JsonAnswer;
import io.slit.server.signals.Basis;
import io.slit.server.signals.MarginalCarbon;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalException;
import io.slit.server.signals.SignalException.Reason;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * WattTime v3, {@code /v3/forecast} of the signal {@code co2_moer}: marginal operating emission
 * rate of now.
 *
 * <p>A rate in lbs/MWh times 0.453592 is g/kWh. The signal index is a percentile of the region's
 * own past, which ranks no two regions: it is never asked for, and an answer in another unit than
 * lbs/MWh is refused. A token lasts 30 minutes; a 401 brings one new login, not more.
 */
final class WattTime implements SignalSource<MarginalCarbon> {
  /** Grams in a pound over kWh in a MWh (international pound: 453.59237 g). */
  static final double GRAMS_PER_KWH = 0.453592;

  private static final String SIGNAL = "co2_moer";
  private static final String UNIT = "lbs_co2_per_mwh";
  private static final Duration TOKEN_LASTS = Duration.ofMinutes(30);
  private static final Duration TOKEN_MARGIN = Duration.ofMinutes(2);

  private final VendorClient client;
  private final URI base;
  private final Secret user;
  private final Secret password;
  private @Nullable Token token;

  private record Token(String value, Instant until) {}

  private record Point(Instant at, double pounds) {}

  WattTime(VendorClient client, URI base, Secret user, Secret password) {
    this.client = client;
    this.base = base;
    this.user = user;
    this.password = password;
  }

  @Override
  public String name() {
    return client.source();
  }

  @Override
  public SignalKind<MarginalCarbon> kind() {
    return SignalKind.MARGINAL_CARBON;
  }

  @Override
  public Reading<MarginalCarbon> read(String zone, Instant now) {
    JsonAnswer answer = answer(zone, now);
    if (!answer.text("meta", "units").map(UNIT::equals).orElse(false)
        || !answer.text("meta", "signal_type").orElse(SIGNAL).equals(SIGNAL)) {
      throw client.garbage(zone, "answered another signal than co2_moer in lbs_co2_per_mwh");
    }
    Point point = latest(answer, zone, now);
    return new Reading<>(
        MarginalCarbon.ofGramsPerKwh(point.pounds() * GRAMS_PER_KWH, Scope.DIRECT),
        name(),
        Basis.FORECAST,
        point.at());
  }

  /** The point of now, or where the forecast begins a few minutes ahead, its first one. */
  private Point latest(JsonAnswer answer, String zone, Instant now) {
    Comparator<Point> byDistance =
        Comparator.comparing(point -> Duration.between(point.at(), now).abs());
    return answer.find("data").stream()
        .flatMap(data -> data.items().stream())
        .flatMap(one -> point(one).stream())
        .min(byDistance)
        .orElseThrow(() -> client.noData(zone, "answered no value with a point_time"));
  }

  private static Optional<Point> point(JsonAnswer one) {
    Optional<Instant> at = one.text("point_time").flatMap(Answers::time);
    OptionalDouble value = one.number("value");
    return value.isEmpty()
        ? Optional.empty()
        : at.map(time -> new Point(time, value.getAsDouble()));
  }

  private JsonAnswer answer(String zone, Instant now) {
    URI uri =
        Answers.uri(
            base, "/v3/forecast", "region", zone, "signal_type", SIGNAL, "horizon_hours", "0");
    Token known = token;
    if (known == null || !now.isBefore(known.until())) {
      return client.json(zone, uri, bearer(login(zone, now)));
    }
    try {
      return client.json(zone, uri, bearer(known));
    } catch (SignalException e) {
      if (e.reason() != Reason.UNAUTHORIZED) {
        throw e;
      }
      return client.json(zone, uri, bearer(login(zone, now)));
    }
  }

  private Token login(String zone, Instant now) {
    token = null;
    byte[] pair = (user.value() + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
    String basic = "Basic " + Base64.getEncoder().encodeToString(pair);
    Token fresh =
        client
            .json(zone, Answers.uri(base, "/login"), Map.of("Authorization", basic))
            .text("token")
            .filter(text -> text.chars().allMatch(c -> c > ' ' && c < 127))
            .map(text -> new Token(text, now.plus(TOKEN_LASTS).minus(TOKEN_MARGIN)))
            .orElseThrow(() -> client.garbage(zone, "answered a login without a token"));
    token = fresh;
    return fresh;
  }

  private static Map<String, String> bearer(Token token) {
    return Map.of("Authorization", "Bearer " + token.value());
  }
}
