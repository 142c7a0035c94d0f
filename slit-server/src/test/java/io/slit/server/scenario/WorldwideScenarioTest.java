package io.slit.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Datacenter;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Task;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.server.datasets.Dataset;
import io.slit.server.datasets.Site;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The committed scenario holds what it promises. */
class WorldwideScenarioTest {
  private static final Path FILE = Path.of("..", "datasets", "worldwide-14", "scenario.yaml");

  private final Scenario scenario = ScenarioLoader.load(FILE, new PublishedQuality());

  @Test
  void hasFourteenSitesThatAreOriginsToo() {
    assertEquals(14, scenario.fleet().sites().size());
    assertEquals(
        scenario.fleet().sites().stream().map(site -> site.id().value()).toList(),
        scenario.origins().stream().map(origin -> origin.id().value()).toList());
    assertEquals("US-MIDA-PJM", scenario.workload().defaultOrigin().id().value());
  }

  @Test
  void sharesAndWeightsSumToOne() {
    ScenarioWorkload workload = scenario.workload();
    assertEquals(1, workload.profiles().stream().mapToDouble(p -> p.share().value()).sum(), 1e-9);
    assertEquals(1, workload.origins().stream().mapToDouble(o -> o.weight().value()).sum(), 1e-9);
  }

  @Test
  void mixIsSixtyThirtyTen() {
    Predicate<RequestProfile> home = one -> one.residency() == Residency.HOME_REGION;
    Predicate<RequestProfile> later = one -> one.service() instanceof ServiceClass.Deferrable;
    assertEquals(0.10, share(home), 1e-9);
    assertEquals(0.30, share(home.negate().and(later)), 1e-9);
    assertEquals(0.60, share(home.negate().and(later.negate())), 1e-9);
  }

  @Test
  void everyClassIsServable() {
    assertEquals(14 * 14, scenario.classes().size());
    for (RequestClass one : scenario.classes()) {
      assertFalse(Servability.allowed(one, scenario.fleet()).isEmpty(), one.id().value());
    }
  }

  @Test
  void everySiteServesTheSmallAndTheMiddleModel() {
    for (Datacenter site : scenario.fleet().sites()) {
      Set<String> here =
          scenario.fleet().deployments().stream()
              .filter(one -> one.site().equals(site.id()))
              .map(one -> one.model().name().value())
              .collect(Collectors.toSet());
      assertTrue(here.containsAll(Set.of("llama-3.1-8b", "llama-3.1-70b")), site.id().value());
    }
  }

  @Test
  void largeModelStandsInFiveRegions() {
    assertEquals(
        5,
        scenario.fleet().deployments().stream()
            .filter(one -> one.model().name().value().equals("llama-3.1-405b"))
            .map(one -> scenario.fleet().getSite(one.site()).region())
            .distinct()
            .count());
  }

  @Test
  void everyModelAliasAndTaskIsAskedFor() {
    Set<ModelChoice> asked =
        scenario.profiles().stream().map(RequestProfile::choice).collect(Collectors.toSet());
    assertTrue(asked.containsAll(scenario.catalogue().aliases()));
    assertEquals(6, asked.size());
    assertEquals(
        Set.copyOf(scenario.catalogue().tasks()),
        scenario.profiles().stream().map(RequestProfile::task).collect(Collectors.toSet()));
  }

  @Test
  void scoreOfATaskIsTheMeanOfItsClasses() {
    LlmModel small = scenario.catalogue().models().get(0);
    assertEquals(0.7199, small.findQuality(new Task("chat")).orElseThrow().value(), 1e-4);
    assertEquals(0.6255, small.findQuality(new Task("reasoning")).orElseThrow().value(), 1e-4);
  }

  @Test
  void findsAModelInAnySpelling() {
    ModelCatalogue catalogue = scenario.catalogue();
    assertEquals(
        catalogue.find("llama-3.1-70b"), catalogue.find("META-LLAMA/Llama-3.1-70B-Instruct"));
    assertEquals("best", catalogue.find("best").orElseThrow().name());
    assertTrue(catalogue.find("gpt-2").isEmpty());
  }

  @Test
  void loadingIsDeterministic() {
    Scenario again = ScenarioLoader.load(FILE, new PublishedQuality());
    assertEquals(scenario.fleet().deployments(), again.fleet().deployments());
    assertEquals(scenario.classes(), again.classes());
    assertEquals(scenario.workload(), again.workload());
    assertEquals(ScenarioText.of(scenario), ScenarioText.of(again));
  }

  @Test
  void fitsOnAScreen() {
    String text = ScenarioText.of(scenario);
    assertTrue(text.lines().count() <= 40, text);
    assertTrue(text.contains("14 sites"), text);
    assertTrue(text.contains("14 profiles x 14 origins = 196 classes"), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 110), text);
  }

  private double share(Predicate<RequestProfile> which) {
    return scenario.workload().profiles().stream()
        .filter(one -> which.test(one.profile()))
        .mapToDouble(one -> one.share().value())
        .sum();
  }

  @Test
  void statesTheSiteFactsOfItsTables() {
    Dataset dataset = Dataset.open(Path.of("../datasets/worldwide-14"));
    for (Datacenter site : scenario.fleet().sites()) {
      Site facts = dataset.getSite(site.id().value());
      assertEquals(facts.efficiency().pue(), site.pue().ratio(), site.id().value());
      assertEquals(
          facts.efficiency().wueAnnualLPerKwh(),
          site.annualWue().litresPerKwh(),
          site.id().value());
      assertEquals(facts.location().latitudeDeg(), site.place().latitude(), site.id().value());
      assertEquals(facts.location().longitudeDeg(), site.place().longitude(), site.id().value());
      assertEquals(facts.location().timeZone(), site.timeZone(), site.id().value());
    }
  }
}
