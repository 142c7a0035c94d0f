package io.slit.server.signals.vendor;

import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.server.config.Secret;
import io.slit.server.signals.MarginalCarbon;
import io.slit.server.signals.SignalKind;
import io.slit.server.signals.SignalSource;
import io.slit.server.signals.StubVendor;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Clients of a stub vendor, and minimal answers in the documented shapes. */
final class Vendors {
  static final Instant NOW = Instant.parse("2026-03-04T12:20:00Z");
  static final Secret KEY = new Secret("VENDOR_KEY", "k3y-that-must-not-show");
  static final String EM =
      """
      {"zone":"DE","carbonIntensity":302,"datetime":"2026-03-04T12:00:00.000Z",
       "emissionFactorType":"lifecycle","isEstimated":false,"estimationMethod":null}\
      """;
  static final String WATTTIME =
      """
      {"data":[{"point_time":"2026-03-04T12:20:00+00:00","value":900.0},
               {"point_time":"2026-03-04T12:25:00+00:00","value":910.0}],
       "meta":{"region":"CAISO_NORTH","signal_type":"co2_moer","units":"lbs_co2_per_mwh"}}\
      """;
  static final String LOGIN = "{\"token\":\"t0ken-that-must-not-show\"}";
  static final String UK =
      """
      {"data":[{"from":"2026-03-04T12:00Z","to":"2026-03-04T12:30Z",
                "intensity":{"forecast":180,"actual":175,"index":"moderate"}}]}\
      """;
  static final String EIA_MIX =
      """
      {"response":{"total":"3","data":[
        {"period":"2026-03-04T11","respondent":"CISO","fueltype":"NG","value":"6000"},
        {"period":"2026-03-04T11","respondent":"CISO","fueltype":"SUN","value":3000},
        {"period":"2026-03-04T11","respondent":"CISO","fueltype":"COL","value":"1000"}]}}\
      """;
  static final String EIA_PRICE =
      """
      {"response":{"total":"2","data":[
        {"period":"2025-12","stateid":"CA","sectorid":"IND","price":"18.5"},
        {"period":"2025-11","stateid":"CA","sectorid":"IND","price":"19.1"}]}}\
      """;
  static final String AWARE =
      """
      [{"location":"eastus","time":"2026-03-04T11:55:00+00:00","rating":410.5},
       {"location":"eastus","time":"2026-03-04T11:50:00+00:00","rating":400.0}]\
      """;
  static final String METEO =
      """
      {"hourly_units":{"time":"iso8601","wet_bulb_temperature_2m":"\u00b0C"},
       "hourly":{"time":["2026-03-04T11:00","2026-03-04T12:00","2026-03-04T13:00"],
                 "wet_bulb_temperature_2m":[6.1,6.4,6.9]}}\
      """;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Vendors() {}

  static String prices(String curve, String points) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Publication_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-3:publicationdocument:7:3">
      <TimeSeries>
        <contract_MarketAgreement.type>A01</contract_MarketAgreement.type>
        <currency_Unit.name>EUR</currency_Unit.name>
        <price_Measure_Unit.name>MWH</price_Measure_Unit.name>
        <curveType>%s</curveType>
        <Period>
          <timeInterval><start>2026-03-04T11:00Z</start><end>2026-03-04T13:00Z</end></timeInterval>
          <resolution>PT15M</resolution>
          %s
        </Period>
      </TimeSeries>
    </Publication_MarketDocument>\
    """
        .formatted(curve, points);
  }

  static String point(int position, String price) {
    return "<Point><position>%d</position><price.amount>%s</price.amount></Point>"
        .formatted(position, price);
  }

  private static VendorClient client(String name) {
    return new VendorClient(HTTP, name, Duration.ofMillis(400), InstantSource.fixed(NOW));
  }

  static SignalSource<?> of(String name, StubVendor stub) {
    return switch (name) {
      case "electricity-maps" ->
          new ElectricityMaps(client(name), stub.url(), KEY, Scope.LIFECYCLE);
      case "watttime" ->
          new WattTime(client(name), stub.url(), new Secret("WATTTIME_USER", "u5er"), KEY);
      case "uk-carbon-intensity" -> new UkCarbonIntensity(client(name), stub.url());
      case "eia-carbon" -> new EiaCarbon(new EiaRows(client("eia"), stub.url(), KEY));
      case "eia-price" -> new EiaPrice(new EiaRows(client("eia"), stub.url(), KEY));
      case "entso-e" -> new EntsoePrices(client(name), stub.url(), KEY, 1.25);
      case "carbon-aware-sdk" ->
          new CarbonAware<>(
              client(name),
              stub.url(),
              SignalKind.MARGINAL_CARBON,
              grams -> MarginalCarbon.ofGramsPerKwh(grams, Scope.DIRECT));
      case "open-meteo" -> new OpenMeteo(client(name), stub.url(), Optional.of(KEY));
      default -> throw new IllegalArgumentException(name);
    };
  }

  static String zone(String name) {
    return switch (name) {
      case "uk-carbon-intensity" -> "GB";
      case "open-meteo" -> "50.11,8.68";
      default -> "Z1";
    };
  }

  /** Returns a good answer. */
  static String good(String name) {
    return switch (name) {
      case "electricity-maps" -> EM;
      case "watttime" -> WATTTIME;
      case "uk-carbon-intensity" -> UK;
      case "eia-carbon" -> EIA_MIX;
      case "eia-price" -> EIA_PRICE;
      case "entso-e" -> prices("A01", point(5, "80.00") + point(6, "88.00"));
      case "carbon-aware-sdk" -> AWARE;
      default -> METEO;
    };
  }
}
