package io.slit.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Task;
import io.slit.core.units.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The smallest scenario that has everything, value by value. */
class MiniScenarioTest {
  private final Scenario mini = MiniScenario.load();

  @Test
  void namesDeploymentsBySitePoolAndModelUnlessTold() {
    assertEquals(
        List.of(
            "CA-ON/a100/llama-3.1-8b",
            "CA-ON/a100/llama-3.1-70b",
            "DE-LU/a100/llama-3.1-8b",
            "frankfurt-70b"),
        mini.fleet().deployments().stream().map(one -> one.id().value()).toList());
  }

  @Test
  void deploymentTakesTheEndpointOfItsSiteUnlessTold() {
    Deployment first = mini.fleet().deployments().get(0);
    Deployment last = mini.fleet().deployments().get(3);
    assertEquals("https://ca-on.slit.example/v1", first.endpoint());
    assertEquals("http://localhost:8000/v1", last.endpoint());
    assertEquals(0, first.minPoweredUnits());
    assertEquals(1, mini.fleet().deployments().get(2).minPoweredUnits());
  }

  @Test
  void keepsWaterScarcityUnknownUnlessTold() {
    assertEquals(Optional.empty(), mini.fleet().sites().get(0).scarcity());
    assertEquals(Optional.of(new Share(0.2)), mini.fleet().sites().get(1).scarcity());
  }

  @Test
  void readsTheHead() {
    assertEquals(Instant.parse("2022-01-08T00:00:00Z"), mini.time().to());
    assertEquals(Duration.ofMinutes(15), mini.time().epochLength());
    assertTrue(mini.time().contains(mini.time().from()));
    assertEquals(2, mini.policy().halfRoundTrips());
    assertEquals(SignalChoice.WaterFactors.NOHYDRO, mini.signals().waterFactors());
  }

  @Test
  void findsQualityUnderAnySpellingOfAModel() {
    QualityTable table =
        (name, of) ->
            name.startsWith("meta-llama/") ? Optional.of(new Share(0.75)) : Optional.empty();
    Scenario scenario =
        ScenarioLoader.load(
            MiniScenario.NAME, MiniScenario.broken("min_quality: 0.7", "min_quality: 0.74"), table);
    LlmModel small = scenario.catalogue().models().get(0);
    assertEquals(Optional.of(new Share(0.75)), small.findQuality(new Task("code")));
    assertEquals(
        Optional.empty(), scenario.catalogue().models().get(1).findQuality(new Task("code")));
  }

  @Test
  void tellsShortPromptsFromLongOnes() {
    assertEquals(InputSize.SHORT, mini.workload().sizeOf(1024));
    assertEquals(InputSize.LONG, mini.workload().sizeOf(1025));
    assertTrue(InputSize.ANY.covers(5, 1024));
  }

  @Test
  void boundClassRunsInItsRegionOnly() {
    assertEquals(
        List.of("DE-LU/a100/llama-3.1-8b", "frankfurt-70b"),
        Servability.allowed(mini.classes().get(1), mini.fleet()).stream()
            .map(one -> one.id().value())
            .toList());
  }
}
