package io.slit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.server.gateway.PlanWeights.Group;
import io.slit.server.gateway.RenderRequest.Wanted;
import io.slit.server.json.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanWeightsTest {
  private static Wanted ofClass(String name) {
    return new Wanted(Optional.of(name), Optional.empty(), Optional.empty());
  }

  private static Wanted bound(String region) {
    return new Wanted(Optional.empty(), Optional.empty(), Optional.of(region));
  }

  private static String text(Group group) {
    return group.model()
        + group.residency().map(region -> "@" + region).orElse("")
        + group.targets().stream()
            .map(one -> " " + one.target().region() + "=" + one.weight())
            .reduce("", String::concat);
  }

  @Test
  void weighsClassesByDemandAndKeepsBoundOnesApart() {
    PlanWeights weights = BoundSites.weights(Wanted.ALL);
    // (3 x 0.75) / 4 = 56.25 % in the EU; the bound 5 requests/s count for nothing there
    assertEquals(
        List.of("llama-3.1-8b eu=56 us=44", "llama-3.1-8b@eu eu=100"),
        weights.groups().stream().map(PlanWeightsTest::text).toList());
    assertEquals("demand", weights.weightedBy());
  }

  @Test
  void weighsClassesAlikeWhereTheDemandIsNotKnown() {
    PlanWeights weights = BoundSites.weights(Wanted.ALL, Map.of());
    assertEquals("llama-3.1-8b us=62 eu=38", text(weights.groups().get(0)));
    assertEquals("classes-alike", weights.weightedBy());
  }

  @Test
  void showsOneClassAlone() {
    List<Group> groups = BoundSites.weights(ofClass("chat@DE")).groups();
    assertEquals(
        List.of("llama-3.1-8b eu=75 us=25"), groups.stream().map(PlanWeightsTest::text).toList());
    assertEquals(
        "llama-3.1-8b@eu eu=100",
        text(BoundSites.weights(ofClass(BoundSites.BOUND)).groups().get(0)));
  }

  @Test
  void showsOnlyThoseOfOneResidency() {
    assertEquals(1, BoundSites.weights(bound("eu")).groups().size());
    assertEquals(Optional.empty(), BoundSites.weights(bound("none")).groups().get(0).residency());
  }

  @Test
  void saysWhatIsKnownWhereNothingIsWanted() {
    ProblemException wrongClass =
        assertThrows(ProblemException.class, () -> BoundSites.weights(ofClass("chat@MARS")));
    assertEquals(
        List.of("chat@DE", "chat@US-CA", "private@DE"), wrongClass.problem().hints().known());
    ProblemException wrongRegion =
        assertThrows(ProblemException.class, () -> BoundSites.weights(bound("mars")));
    assertTrue(wrongRegion.problem().hints().known().contains("eu"));
  }
}
