package io.slit.server.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.SiteId;
import io.slit.core.units.CarbonIntensity.Scope;
import io.slit.server.signals.KindBoard.Keeping;
import io.slit.server.signals.SignalException.Reason;
import io.slit.server.signals.SiteSignal.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KindBoardTest {
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
  private static final SiteId DE = new SiteId("DE");
  private static final SiteId US = new SiteId("US");
  private static final Keeping KEEPING = new Keeping(Duration.ofHours(1), Duration.ofHours(3));

  /** Answers by zone; counts. */
  private record Scripted(
      String name, Function<String, Reading<AverageCarbon>> answers, List<String> asked)
      implements SignalSource<AverageCarbon> {
    @Override
    public SignalKind<AverageCarbon> kind() {
      return SignalKind.AVERAGE_CARBON;
    }

    @Override
    public Reading<AverageCarbon> read(String zone, Instant now) {
      asked.add(zone);
      return answers.apply(zone);
    }
  }

  private static Reading<AverageCarbon> reading(double grams, Instant at, Basis basis) {
    return new Reading<>(AverageCarbon.ofGramsPerKwh(grams, Scope.DIRECT), "one", basis, at);
  }

  private static Reading<AverageCarbon> reading(double grams, Instant at) {
    return reading(grams, at, Basis.MEASURED);
  }

  private static SignalException timeout() {
    return new SignalException(Reason.TIMEOUT, "one, zone z-DE: too slow");
  }

  private static Map<SiteId, String> zones(SiteId... sites) {
    Map<SiteId, String> zones = new LinkedHashMap<>();
    for (SiteId site : sites) {
      zones.put(site, "z-" + site);
    }
    return zones;
  }

  private static SourceFeed<AverageCarbon> feed(
      String name, Function<String, Reading<AverageCarbon>> answers, SiteId... sites) {
    return new SourceFeed<>(
        new Scripted(name, answers, new ArrayList<>()), zones(sites), Duration.ofMinutes(5));
  }

  private static KindBoard<AverageCarbon> board(List<SourceFeed<AverageCarbon>> feeds) {
    return new KindBoard<>(SignalKind.AVERAGE_CARBON, feeds, KEEPING);
  }

  private static KindBoard<AverageCarbon> one() {
    return board(List.of(feed("one", zone -> reading(0, NOW), DE, US)));
  }

  private static double grams(SiteSignal<AverageCarbon> signal) {
    return signal.value().orElseThrow().intensity().gramsPerKwh();
  }

  @Test
  void isUnknownBeforeTheFirstAnswerAndNeverZero() {
    SiteSignal<AverageCarbon> signal = one().at(DE, NOW);
    assertEquals(State.UNKNOWN, signal.state());
    assertEquals(Optional.empty(), signal.value());
    assertTrue(signal.detail().contains("not asked yet"), signal.detail());
  }

  @Test
  void holdsTheLastGoodValueForTheStatedTimeThenKnowsNothing() {
    KindBoard<AverageCarbon> board = one();
    board.took(0, DE, reading(300, NOW));
    assertEquals(State.CURRENT, board.at(DE, NOW.plusSeconds(60)).state());
    board.missed(0, DE, timeout());
    SiteSignal<AverageCarbon> held = board.at(DE, NOW.plus(KEEPING.hold()));
    assertEquals(State.HELD, held.state());
    assertEquals(300, grams(held));
    assertEquals(KEEPING.hold(), held.age());
    assertEquals("one, zone z-DE: too slow", held.detail());
    SiteSignal<AverageCarbon> gone = board.at(DE, NOW.plus(KEEPING.hold()).plusSeconds(1));
    assertEquals(State.UNKNOWN, gone.state());
    assertEquals(Optional.empty(), gone.value());
    assertTrue(gone.detail().contains("held for 10800 s"), gone.detail());
    assertEquals(1, board.failures(0));
    board.took(0, DE, reading(310, NOW.plus(KEEPING.hold())));
    assertEquals(State.CURRENT, board.at(DE, NOW.plus(KEEPING.hold())).state());
  }

  @Test
  void aSourceThatRepeatsAnOldValueIsHeldAsWell() {
    KindBoard<AverageCarbon> board = one();
    board.took(0, DE, reading(300, NOW));
    SiteSignal<AverageCarbon> stale = board.at(DE, NOW.plus(KEEPING.fresh()).plusSeconds(1));
    assertEquals(State.HELD, stale.state());
    assertTrue(stale.detail().contains("nothing newer"), stale.detail());
  }

  @Test
  void anOlderValueDoesNotReplaceANewerOne() {
    KindBoard<AverageCarbon> board = one();
    board.took(0, DE, reading(300, NOW));
    board.took(0, DE, reading(100, NOW.minusSeconds(600)));
    assertEquals(300, grams(board.at(DE, NOW)));
  }

  @Test
  void whatIsDeclaredDoesNotAge() {
    KindBoard<AverageCarbon> board = one();
    board.took(0, DE, reading(300, NOW, Basis.DECLARED));
    assertEquals(State.CURRENT, board.at(DE, NOW.plus(Duration.ofDays(900))).state());
  }

  @Test
  void aCurrentValueOfALaterSourceIsPreferredToAHeldOneOfTheFirst() {
    KindBoard<AverageCarbon> board =
        board(
            List.of(
                feed("one", zone -> reading(1, NOW), DE),
                feed("two", zone -> reading(2, NOW), DE)));
    board.took(0, DE, reading(1, NOW));
    board.took(1, DE, reading(2, NOW));
    assertEquals(1, grams(board.at(DE, NOW)));
    board.missed(0, DE, timeout());
    assertEquals(2, grams(board.at(DE, NOW)));
    board.missed(1, DE, timeout());
    assertEquals(1, grams(board.at(DE, NOW)));
  }

  private static Scripted scripted(KindBoard<AverageCarbon> board) {
    return (Scripted) board.feeds().get(0).source();
  }

  private static Optional<SignalException> cycle(KindBoard<AverageCarbon> board) {
    return new SourceCycle<>(board, 0, InstantSource.fixed(NOW)).run();
  }

  @Test
  void aSourceThatIsDownIsAskedOncePerRound() {
    KindBoard<AverageCarbon> board =
        board(
            List.of(
                feed(
                    "one",
                    zone -> {
                      throw timeout();
                    },
                    DE,
                    US)));
    assertEquals(Reason.TIMEOUT, cycle(board).orElseThrow().reason());
    assertEquals(List.of("z-DE"), scripted(board).asked());
    assertEquals(2, board.failures(0), "both sites have no value");
  }

  @Test
  void aZoneWithoutDataDoesNotKeepTheOthersBack() {
    KindBoard<AverageCarbon> board =
        board(
            List.of(
                feed(
                    "one",
                    zone -> {
                      if (zone.equals("z-DE")) {
                        throw new SignalException(Reason.NO_DATA, "none");
                      }
                      return reading(5, NOW);
                    },
                    DE,
                    US)));
    assertEquals(Reason.NO_DATA, cycle(board).orElseThrow().reason());
    assertEquals(State.UNKNOWN, board.at(DE, NOW).state());
    assertEquals(5, grams(board.at(US, NOW)));
  }

  @Test
  void whatCannotBeTrueIsNotTaken() {
    for (Reading<AverageCarbon> wrong :
        List.of(reading(2501, NOW), reading(300, NOW.plus(Duration.ofHours(2))))) {
      KindBoard<AverageCarbon> board = board(List.of(feed("one", zone -> wrong, DE)));
      assertEquals(Reason.GARBAGE, cycle(board).orElseThrow().reason());
      assertEquals(State.UNKNOWN, board.at(DE, NOW).state());
    }
  }

  @Test
  void theMessageOfAForeignFaultIsNotPassedOn() {
    KindBoard<AverageCarbon> board =
        board(
            List.of(
                feed(
                    "one",
                    zone -> {
                      throw new IllegalStateException("https://x/?api_key=secret");
                    },
                    DE)));
    assertFalse(cycle(board).orElseThrow().getMessage().contains("secret"));
  }
}
