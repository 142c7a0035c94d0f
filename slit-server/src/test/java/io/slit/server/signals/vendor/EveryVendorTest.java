package io.slit.server.signals.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.signals.Reading;
import io.slit.server.signals.SignalException;
import io.slit.server.signals.SignalException.Reason;
import io.slit.server.signals.SignalSource;
import io.slit.server.signals.StubVendor;
import io.slit.server.signals.StubVendor.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all clients must do, whatever is thrown at them. */
class EveryVendorTest {
  private final StubVendor stub = new StubVendor();

  @AfterEach
  void stop() {
    stub.close();
  }

  private static Stream<String> all() {
    return Stream.of(
        "electricity-maps",
        "watttime",
        "uk-carbon-intensity",
        "eia-carbon",
        "eia-price",
        "entso-e",
        "carbon-aware-sdk",
        "open-meteo");
  }

  /** WattTime logs in first: that goes well. */
  private void data(Answer answer) {
    stub.answerBy(asked -> asked.path().equals("/login") ? Answer.ok(Vendors.LOGIN) : answer);
  }

  private SignalException failure(String name) {
    SignalSource<?> source = Vendors.of(name, stub);
    SignalException e =
        assertThrows(SignalException.class, () -> source.read(Vendors.zone(name), Vendors.NOW));
    assertFalse(e.getMessage().contains(Vendors.KEY.value()), e.getMessage());
    assertFalse(e.getMessage().contains("t0ken"), e.getMessage());
    assertFalse(e.getMessage().contains("127.0.0.1"), e.getMessage());
    assertTrue(e.getMessage().contains("zone " + Vendors.zone(name)), e.getMessage());
    return e;
  }

  private static double number(SignalSource<?> source, String zone) {
    return number(source.kind().key(), source, zone);
  }

  private static <T> double number(String kind, SignalSource<T> source, String zone) {
    Reading<T> reading = source.read(zone, Vendors.NOW);
    assertFalse(reading.observedAt().isAfter(Vendors.NOW), kind);
    assertTrue(source.kind().isPlausible(reading.value()), kind);
    return source.kind().number(reading.value());
  }

  @ParameterizedTest
  @CsvSource({
    "electricity-maps, 302",
    "watttime, 408.2328", // 900 lbs/MWh x 0.453592
    "uk-carbon-intensity, 175",
    "eia-carbon, 368.3170", // (6000 x 0.97 + 1000 x 2.30) / 10000 lbs/kWh x 453.59237
    "eia-price, 185", // 18.5 cents/kWh
    "entso-e, 110", // 88 EUR/MWh x 1.25
    "carbon-aware-sdk, 410.5",
    "open-meteo, 6.4"
  })
  void readsTheLatestValueInItsUnit(String name, double expected) {
    data(Answer.ok(Vendors.good(name)));
    assertEquals(expected, number(Vendors.of(name, stub), Vendors.zone(name)), 1e-3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void anAnswerThatStallsEndsInTime(String name) {
    data(Answer.stalled(Vendors.good(name)));
    assertEquals(Reason.TIMEOUT, failure(name).reason());
  }

  @ParameterizedTest
  @MethodSource("all")
  void anAnswerThatIsCutIsNoAnswer(String name) {
    data(Answer.cut(Vendors.good(name)));
    assertEquals(Reason.UNREACHABLE, failure(name).reason());
  }

  @ParameterizedTest
  @MethodSource("all")
  void halfADocumentIsGarbage(String name) {
    String good = Vendors.good(name);
    data(Answer.ok(good.substring(0, good.length() / 2)));
    assertEquals(Reason.GARBAGE, failure(name).reason());
  }

  @ParameterizedTest
  @MethodSource("all")
  void aVendorThatIsDownIsUnreachable(String name) {
    SignalSource<?> source = Vendors.of(name, stub);
    stub.close();
    SignalException e =
        assertThrows(SignalException.class, () -> source.read(Vendors.zone(name), Vendors.NOW));
    assertEquals(Reason.UNREACHABLE, e.reason());
  }

  @ParameterizedTest
  @MethodSource("all")
  void tooManyQuestionsAreToldWithTheTimeToWait(String name) {
    data(Answer.of(429, Vendors.KEY.value()).with("Retry-After", "120"));
    SignalException e = failure(name);
    assertEquals(Reason.RATE_LIMITED, e.reason());
    assertEquals(Optional.of(Duration.ofMinutes(2)), e.retryAfter());
    data(Answer.of(429, "").with("Retry-After", "Wed, 04 Mar 2026 12:25:00 GMT"));
    assertEquals(Optional.of(Duration.ofMinutes(5)), failure(name).retryAfter());
    data(Answer.of(429, "").with("Retry-After", "soon"));
    assertEquals(Optional.empty(), failure(name).retryAfter());
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRefusedKeyIsToldWithoutTheKey(String name) {
    data(Answer.of(401, "bad key " + Vendors.KEY.value()));
    assertEquals(Reason.UNAUTHORIZED, failure(name).reason());
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRedirectIsNotFollowed(String name) {
    data(Answer.of(302, "").with("Location", "http://127.0.0.1:1/elsewhere"));
    assertEquals(Reason.REFUSED, failure(name).reason());
  }

  @ParameterizedTest
  @MethodSource("all")
  void anythingElseHasNoValueAndIsNotZero(String name) {
    for (String odd :
        new String[] {
          "",
          "null",
          "0",
          "[]",
          "{}",
          "[null]",
          "{\"data\":null}",
          "{\"data\":[null]}",
          "{\"response\":{\"data\":[{}]}}",
          "<html/>",
          "{} trailing",
          "[".repeat(5000),
          "\u0000",
          "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>"
        }) {
      data(Answer.ok(odd));
      Reason reason = failure(name).reason();
      assertTrue(reason == Reason.GARBAGE || reason == Reason.NO_DATA, odd + ": " + reason);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"electricity-maps", "carbon-aware-sdk", "uk-carbon-intensity"})
  void aBodyWithoutEndIsGarbage(String name) {
    data(Answer.ok("[" + " ".repeat(9 << 20) + "]"));
    Reason reason = failure(name).reason();
    assertTrue(reason == Reason.GARBAGE || reason == Reason.TIMEOUT, reason.toString());
  }
}
