package io.slit.server.signals.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.signals.Basis;
import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalException;
import io.slit.server.signals.SignalException.Reason;
import io.slit.server.signals.SignalSource;
import io.slit.server.signals.StubVendor;
import io.slit.server.signals.StubVendor.Answer;
import io.slit.server.signals.StubVendor.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is peculiar to each vendor. */
class VendorAnswersTest {
  private final StubVendor stub = new StubVendor();

  @AfterEach
  void stop() {
    stub.close();
  }

  private Seen read(String name) {
    return read(Vendors.of(name, stub), Vendors.zone(name), Vendors.NOW);
  }

  private static <T> Seen read(SignalSource<T> source, String zone, Instant now) {
    Reading<T> reading = source.read(zone, now);
    return new Seen(source.kind().number(reading.value()), reading.basis(), reading.observedAt());
  }

  private record Seen(double value, Basis basis, Instant at) {}

  private Reason failure(String name) {
    return assertThrows(SignalException.class, () -> read(name)).reason();
  }

  @Test
  void electricityMapsTakesAnObjectAndAListAndTellsEstimates() {
    stub.answer(Answer.ok(Vendors.EM));
    assertEquals(
        new Seen(302, Basis.MEASURED, Instant.parse("2026-03-04T12:00:00Z")),
        read("electricity-maps"));
    Asked asked = stub.asked().get(0);
    assertEquals("/carbon-intensity/latest", asked.path());
    assertEquals("zone=Z1&emissionFactorType=lifecycle", asked.query());
    assertEquals(Vendors.KEY.value(), asked.header("Auth-token"));
    String older = Vendors.EM.replace("T12:00", "T11:00").replace("302", "999");
    String estimated = Vendors.EM.replace("isEstimated\":false", "isEstimated\":true");
    stub.answer(Answer.ok("{\"zone\":\"DE\",\"data\":[" + older + "," + estimated + "]}"));
    assertEquals(
        new Seen(302, Basis.ESTIMATED, Instant.parse("2026-03-04T12:00:00Z")),
        read("electricity-maps"));
  }

  @Test
  void electricityMapsRefusesAnotherScopeAndANullIsNoData() {
    stub.answer(Answer.ok(Vendors.EM.replace("lifecycle", "direct")));
    assertEquals(Reason.GARBAGE, failure("electricity-maps"));
    stub.answer(Answer.ok(Vendors.EM.replace("302", "null")));
    assertEquals(Reason.NO_DATA, failure("electricity-maps"));
  }

  @Test
  void wattTimeLogsInOnceAndAgainAfterA401ButNotTwice() {
    int[] logins = {0};
    stub.answerBy(
        asked -> {
          if (asked.path().equals("/login")) {
            assertTrue(asked.header("Authorization").startsWith("Basic "));
            logins[0]++;
            return Answer.ok("{\"token\":\"t" + logins[0] + "\"}");
          }
          boolean valid = asked.header("Authorization").equals("Bearer t2");
          return valid ? Answer.ok(Vendors.WATTTIME) : Answer.of(401, "");
        });
    SignalSource<?> source = Vendors.of("watttime", stub);
    assertThrows(SignalException.class, () -> read(source, "R", Vendors.NOW));
    assertEquals(1, logins[0], "a fresh token that is refused is not asked for again");
    assertEquals(900 * 0.453592, read(source, "R", Vendors.NOW).value(), 1e-9);
    assertEquals(2, logins[0]);
    read(source, "R", Vendors.NOW.plusSeconds(60));
    assertEquals(2, logins[0], "the token is kept");
    read(source, "R", Vendors.NOW);
    assertThrows(
        SignalException.class, () -> read(source, "R", Vendors.NOW.plus(Duration.ofMinutes(29))));
    assertEquals(3, logins[0], "an old token is replaced before it ends");
  }

  @Test
  void wattTimeNeverTakesThePercentileForAnIntensity() {
    stub.answerBy(
        asked ->
            Answer.ok(
                asked.path().equals("/login")
                    ? Vendors.LOGIN
                    : Vendors.WATTTIME.replace("lbs_co2_per_mwh", "percentile")));
    assertEquals(Reason.GARBAGE, failure("watttime"));
    assertTrue(stub.asked().stream().noneMatch(asked -> asked.path().contains("index")));
  }

  @Test
  void ukTakesTheForecastWhereActualIsNullAndSaysSo() {
    stub.answer(Answer.ok(Vendors.UK.replace("175", "null")));
    assertEquals(
        new Seen(180, Basis.FORECAST, Instant.parse("2026-03-04T12:00:00Z")),
        read("uk-carbon-intensity"));
    stub.answer(Answer.ok(Vendors.UK.replace("175", "null").replace("180", "null")));
    assertEquals(Reason.NO_DATA, failure("uk-carbon-intensity"));
  }

  @Test
  void ukRegionsAreOneLevelDeeper() {
    stub.answer(
        Answer.ok("{\"data\":[{\"regionid\":13,\"data\":" + Vendors.UK.substring(8) + "]}"));
    assertEquals(175, read(Vendors.of("uk-carbon-intensity", stub), "13", Vendors.NOW).value());
    assertEquals("/regional/regionid/13", stub.asked().get(0).path());
    assertThrows(
        SignalException.class,
        () -> read(Vendors.of("uk-carbon-intensity", stub), "../18", Vendors.NOW));
    assertEquals(1, stub.asked().size(), "a zone that cannot be is not asked for");
  }

  private static String mix(String... rows) {
    return "{\"response\":{\"total\":"
        + rows.length
        + ",\"data\":["
        + String.join(",", rows)
        + "]}}";
  }

  private static String fuel(int hour, String fuel, String value) {
    return "{\"period\":\"2026-03-04T%02d\",\"fueltype\":\"%s\",\"value\":%s}"
        .formatted(hour, fuel, value);
  }

  @Test
  void eiaSkipsAnHourWithANullOrWithoutAFuelThatTheHourBeforeHas() {
    String[] whole = {fuel(10, "NG", "\"100\""), fuel(10, "SUN", "100")};
    Seen expected =
        new Seen(0.485 * 453.59237, Basis.ESTIMATED, Instant.parse("2026-03-04T10:00:00Z"));
    stub.answer(Answer.ok(mix(fuel(11, "NG", "null"), fuel(11, "SUN", "100"), whole[0], whole[1])));
    assertClose(expected, read("eia-carbon"));
    stub.answer(Answer.ok(mix(fuel(11, "SUN", "100"), whole[0], whole[1])));
    assertClose(expected, read("eia-carbon"));
    stub.answer(Answer.ok(mix(fuel(11, "NG", "null"))));
    assertEquals(Reason.NO_DATA, failure("eia-carbon"));
  }

  private static void assertClose(Seen expected, Seen seen) {
    assertEquals(expected.value(), seen.value(), 1e-9);
    assertEquals(List.of(expected.basis(), expected.at()), List.of(seen.basis(), seen.at()));
  }

  @Test
  void eiaLeavesStorageOutAndRefusesMuchOfWhatHasNoFactor() {
    stub.answer(
        Answer.ok(mix(fuel(11, "COL", "100"), fuel(11, "BAT", "-500"), fuel(11, "OTH", "5"))));
    assertEquals(2.3 * 453.59237, read("eia-carbon").value(), 1e-9);
    stub.answer(Answer.ok(mix(fuel(11, "COL", "100"), fuel(11, "OTH", "6"))));
    assertEquals(Reason.NO_DATA, failure("eia-carbon"));
  }

  @Test
  void eiaDoesNotTrustTheOldestHourOfACutAnswer() {
    String cut = mix(fuel(11, "COL", "100")).replace("\"total\":1", "\"total\":\"5001\"");
    stub.answer(Answer.ok(cut));
    assertEquals(Reason.NO_DATA, failure("eia-carbon"));
    assertTrue(stub.asked().get(0).query().contains("length=5000"));
  }

  @Test
  void eiaPricesAreOfTheEndOfTheirMonth() {
    stub.answer(Answer.ok(Vendors.EIA_PRICE.replace("\"18.5\"", "null")));
    assertClose(
        new Seen(191, Basis.MEASURED, Instant.parse("2025-12-01T00:00:00Z")), read("eia-price"));
  }

  @Test
  void entsoeRepeatsAPriceOnlyWhereTheCurveSaysSo() {
    String first = Vendors.point(1, "40") + Vendors.point(8, "99");
    stub.answer(Answer.ok(Vendors.prices("A03", first)));
    assertClose(
        new Seen(50, Basis.MEASURED, Instant.parse("2026-03-04T12:15:00Z")), read("entso-e"));
    stub.answer(Answer.ok(Vendors.prices("A01", first)));
    assertClose(
        new Seen(50, Basis.MEASURED, Instant.parse("2026-03-04T11:00:00Z")), read("entso-e"));
    Asked asked = stub.asked().get(0);
    assertTrue(asked.query().contains("documentType=A44"), asked.query());
    assertTrue(asked.query().contains("periodEnd=202603041300"), asked.query());
  }

  @Test
  void entsoeAcknowledgesThatThereIsNothing() {
    stub.answer(
        Answer.ok(
            "<Acknowledgement_MarketDocument><Reason><code>999</code></Reason></Acknowledgement_MarketDocument>"));
    assertEquals(Reason.NO_DATA, failure("entso-e"));
  }

  @Test
  void entsoeReadsNoOtherContractOrCurrencyAndNegativePricesAreReal() {
    String good = Vendors.prices("A01", Vendors.point(6, "-20"));
    stub.answer(Answer.ok(good));
    assertEquals(-25, read("entso-e").value(), 1e-9);
    stub.answer(Answer.ok(good.replace(">A01</contract", ">A07</contract")));
    assertEquals(Reason.NO_DATA, failure("entso-e"));
    stub.answer(Answer.ok(good.replace("EUR", "PLN")));
    assertEquals(Reason.NO_DATA, failure("entso-e"));
  }

  @Test
  void carbonAwareReadsBothSpellings() {
    stub.answer(Answer.ok("[{\"timestamp\":\"2026-03-04T12:00:00Z\",\"value\":-12.5}]"));
    assertClose(
        new Seen(-12.5, Basis.ESTIMATED, Instant.parse("2026-03-04T12:00:00Z")),
        read("carbon-aware-sdk"));
  }

  @Test
  void openMeteoPassesOverNullsAndRefusesFahrenheit() {
    stub.answer(Answer.ok(Vendors.METEO.replace("6.4", "null")));
    assertClose(
        new Seen(6.1, Basis.FORECAST, Instant.parse("2026-03-04T11:00:00Z")), read("open-meteo"));
    stub.answer(Answer.ok(Vendors.METEO.replace("[6.1,6.4,6.9]", "[null,null,null]")));
    assertEquals(Reason.NO_DATA, failure("open-meteo"));
    stub.answer(Answer.ok(Vendors.METEO.replace("\u00b0C", "\u00b0F")));
    assertEquals(Reason.GARBAGE, failure("open-meteo"));
    stub.answer(Answer.ok(Vendors.METEO.replace("[6.1,", "[")));
    assertEquals(Reason.GARBAGE, failure("open-meteo"));
  }
}
