package io.slit.core.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.Region;
import io.slit.core.units.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {
  private static final ClassId X = new ClassId("x");
  private static final ClassId Y = new ClassId("y");

  @ParameterizedTest
  @CsvSource({
    "2023-07-10T12:07:31.5Z, PT15M, 2023-07-10T12:00:00Z",
    "2023-07-10T12:15:00Z, PT15M, 2023-07-10T12:15:00Z",
    "2023-07-10T12:14:59.999Z, PT15M, 2023-07-10T12:00:00Z",
    "2023-07-10T12:07:31Z, PT1H, 2023-07-10T12:00:00Z",
    "1969-12-31T23:59:59Z, PT1H, 1969-12-31T23:00:00Z",
    "2024-02-29T23:59:59Z, P1D, 2024-02-29T00:00:00Z",
  })
  void anEpochIsCountedFrom1970(Instant instant, Duration length, Instant start) {
    assertEquals(new Epoch(start, length), Epoch.containing(instant, length));
  }

  @Test
  void epochsTileTime() {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Instant instant =
          Instant.ofEpochMilli(random.nextLong(-1_000_000_000_000L, 2_000_000_000_000L));
      Epoch epoch = Epoch.containing(instant, Duration.ofSeconds(1 + random.nextInt(90_000)));
      assertFalse(instant.isBefore(epoch.start()), "seed " + seed + ", " + instant);
      assertTrue(instant.isBefore(epoch.end()), "seed " + seed + ", " + instant);
      assertEquals(epoch.end(), epoch.next().start());
      assertEquals(epoch.next(), Epoch.containing(epoch.end(), epoch.length()));
    }
    assertEquals(900, Epoch.containing(Instant.EPOCH, Duration.ofMinutes(15)).seconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1H", "PT0.0009S"})
  void rejectsAnEpochWithoutLength(Duration length) {
    String message =
        "The length of an epoch (%s) must be at least 1 ms. 15 minutes is usual.".formatted(length);
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> new Epoch(Instant.EPOCH, length))
            .getMessage());
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> Epoch.containing(Instant.EPOCH, length))
            .getMessage());
  }

  @Test
  void demandAddsAndScalesAndIsZeroWhereNotNamed() {
    Demand demand = Demand.of(Map.of(X, 2.0, Y, 0.5));
    assertEquals(2.5, demand.totalPerSecond(), 1e-12);
    assertEquals(5, demand.times(2).totalPerSecond(), 1e-12);
    assertEquals(4, demand.times(2).ratePerSecond(X), 1e-12);
    assertEquals(0, demand.ratePerSecond(new ClassId("z")));
    assertEquals(0, Demand.of(Map.of()).totalPerSecond());
  }

  @Test
  void demandDoesNotFollowTheMapItWasMadeFrom() {
    Map<ClassId, Double> rates = new HashMap<>(Map.of(X, 2.0));
    Demand demand = Demand.of(rates);
    rates.put(X, 9.0);
    assertEquals(2, demand.ratePerSecond(X));
    assertThrows(UnsupportedOperationException.class, () -> demand.ratesPerSecond().clear());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsARateThatIsNone(double rate) {
    assertEquals(
        "The rate of x per second (%s) must be in [0, inf). 0 means no request.".formatted(rate),
        assertThrows(IllegalArgumentException.class, () -> Demand.of(Map.of(X, rate)))
            .getMessage());
  }

  @ParameterizedTest
  @EnumSource(Residency.class)
  void residencyBindsToTheRegionOfTheOrigin(Residency residency) {
    ModelChoice choice = new ModelChoice.Pinned(new ModelName("m"));
    RequestClass one =
        RequestClass.of(Worlds.profile("chat", choice, residency), Worlds.origin("GB", "eu"));
    assertEquals(new ClassId("chat@GB"), one.id());
    assertTrue(one.mayRunAt(Worlds.site("A", "eu", 1.2)));
    assertEquals(residency == Residency.ANYWHERE, one.mayRunAt(Worlds.site("B", "us", 1.2)));
  }

  @Test
  void anAliasNamesItsModelsAndAPinnedChoiceItself() {
    ModelName m = new ModelName("m");
    assertEquals(List.of(m), new ModelChoice.Pinned(m).models());
    assertEquals("m", new ModelChoice.Pinned(m).name());
    assertEquals(
        "The alias auto names no model.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelChoice.Alias("auto", List.of(), Share.NONE))
            .getMessage());
  }

  @Test
  void constraintsAreCopiedAndKnowWhenTheyAreNone() {
    Set<Region> residency = new HashSet<>();
    InferenceRequest.Constraints none =
        new InferenceRequest.Constraints(residency, Set.of(), Set.of(), Share.NONE);
    residency.add(new Region("eu"));
    assertTrue(none.isNone());
    assertFalse(
        new InferenceRequest.Constraints(residency, Set.of(), Set.of(), Share.NONE).isNone());
    assertFalse(
        new InferenceRequest.Constraints(Set.of(), Set.of(), Set.of(), new Share(0.1)).isNone());
  }
}
