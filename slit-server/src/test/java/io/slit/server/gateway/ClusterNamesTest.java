package io.slit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.DeploymentId;
import io.slit.server.TwoSites;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterNamesTest {
  private static Deployment named(String id) {
    Deployment one = TwoSites.scenario().fleet().deployments().get(0);
    return new Deployment(
        new DeploymentId(id),
        one.model(),
        one.pool(),
        one.engine(),
        one.nodes(),
        one.minPoweredUnits());
  }

  private static List<String> names(String... ids) {
    return ClusterNames.of(Stream.of(ids).map(ClusterNamesTest::named).toList());
  }

  @Test
  void keepsLettersDigitsAndHyphens() {
    assertEquals(List.of("de-h100-llama-3-1-8b", "x"), names("DE/h100/llama-3.1-8b", "//x__"));
  }

  @Test
  void tellsNamesApartThatWouldBeTheSame() {
    List<String> names = names("a.b", "a/b", "c");
    assertEquals(3, new HashSet<>(names).size());
    assertTrue(names.get(0).matches("a-b-[0-9a-f]{8}"), names.get(0));
    assertEquals("c", names.get(2));
  }

  @Test
  void everyNameIsAnRfc1123LabelAndTheOnlyOne() {
    Random random = new Random(7);
    List<String> ids =
        IntStream.range(0, 500)
            .mapToObj(i -> i + text(random, 1 + random.nextInt(90)))
            .distinct()
            .toList();
    List<String> names = names(ids.toArray(String[]::new));
    assertEquals(ids.size(), new HashSet<>(names).size());
    names.forEach(
        name -> assertTrue(name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"), "seed 7: " + name));
  }

  private static String text(Random random, int length) {
    String letters = "aZ09-./_ é";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
