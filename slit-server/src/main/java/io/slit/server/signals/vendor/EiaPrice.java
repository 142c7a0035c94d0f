package io.slit.server.signals.vendor;

import io.slit.core.units.ElectricityPrice;
import io.slit.server.json.JsonAnswer;
import io.slit.server.signals.Basis;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * EIA v2, mean retail price of industrial customers of a state by month, US cents/kWh. EIA
 * publishes it about two months later, so {@code hold} has to be some 100 days.
 *
 * <p>A value is of the end of its month.
 */
final class EiaPrice implements SignalSource<ElectricityPrice> {
  private static final double CENTS_PER_USD = 100;

  private final EiaRows rows;

  private record Month(Instant end, double cents) {}

  EiaPrice(EiaRows rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return rows.client().source();
  }

  @Override
  public SignalKind<ElectricityPrice> kind() {
    return SignalKind.PRICE;
  }

  @Override
  public Reading<ElectricityPrice> read(String zone, Instant now) {
    String start = YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusYears(1).toString();
    EiaRows.Rows read =
        rows.read(
            zone,
            "/electricity/retail-sales",
            "price",
            "frequency",
            "monthly",
            "facets[stateid][]",
            zone,
            "facets[sectorid][]",
            "IND",
            "start",
            start);
    Month latest =
        read.rows().stream()
            .flatMap(row -> month(row).stream())
            .filter(month -> !month.end().isAfter(now))
            .max(Comparator.comparing(Month::end))
            .orElseThrow(() -> rows.client().noData(zone, "answered no month with a price"));
    return new Reading<>(
        new ElectricityPrice(latest.cents() / CENTS_PER_USD), name(), Basis.MEASURED, latest.end());
  }

  private static Optional<Month> month(JsonAnswer row) {
    OptionalDouble cents = row.spelledNumber("price");
    if (cents.isEmpty()) {
      return Optional.empty();
    }
    try {
      return row.text("period")
          .map(period -> YearMonth.parse(period).plusMonths(1).atDay(1))
          .map(day -> new Month(day.atStartOfDay().toInstant(ZoneOffset.UTC), cents.getAsDouble()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
