package io.slit.server.signals.vendor;

import io.slit.core.units.ElectricityPrice;
import io.slit.server.config.Secret;
import io.slit.server.signals.Basis;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;

/**
 * ENTSO-E transparency platform, day-ahead prices (document A44) of a bidding zone, EUR/MWh.
 *
 * <p>The price of the market time unit of now: settled the day before, so it is measured. Its time
 * is the start of the unit. The rate to USD is declared.
 */
final class EntsoePrices implements SignalSource<ElectricityPrice> {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyyMMddHHmm");

  private final VendorClient client;
  private final URI base;
  private final Secret key;
  private final double usdPerEur;

  EntsoePrices(VendorClient client, URI base, Secret key, double usdPerEur) {
    this.client = client;
    this.base = base;
    this.key = key;
    this.usdPerEur = usdPerEur;
  }

  @Override
  public String name() {
    return client.source();
  }

  @Override
  public SignalKind<ElectricityPrice> kind() {
    return SignalKind.PRICE;
  }

  @Override
  public Reading<ElectricityPrice> read(String zone, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    URI uri =
        Answers.uri(
            base,
            "",
            "securityToken",
            key.value(),
            "documentType",
            "A44",
            "in_Domain",
            zone,
            "out_Domain",
            zone,
            "periodStart",
            HOUR.format(hour.minus(1, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC)),
            "periodEnd",
            HOUR.format(hour.plus(1, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC)));
    PriceDocument document =
        PriceDocument.parse(client.get(zone, uri, Map.of()))
            .orElseThrow(() -> client.garbage(zone, "answered no well-formed price document"));
    PriceDocument.Point point =
        document.points().stream()
            .filter(one -> !one.start().isAfter(now))
            .max(Comparator.comparing(PriceDocument.Point::start))
            .orElseThrow(() -> client.noData(zone, "has no price up to now"));
    return new Reading<>(
        ElectricityPrice.ofUsdPerMwh(point.eurPerMwh() * usdPerEur),
        name(),
        Basis.MEASURED,
        point.start());
  }
}
