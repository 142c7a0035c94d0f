package io.slit.core.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.Worlds;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Task;
import io.slit.core.units.Latency;
import io.slit.core.units.Share;
import io.slit.core.workload.InferenceRequest;
import io.slit.core.workload.InferenceRequest.Constraints;
import io.slit.core.workload.InferenceRequest.Hints;
import io.slit.core.workload.ModelChoice;
import io.slit.core.workload.OriginId;
import io.slit.core.workload.RequestClass;
import io.slit.core.workload.RequestProfile;
import io.slit.core.workload.Residency;
import io.slit.core.workload.ServiceClass;
import io.slit.core.workload.TokenProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestClassifierTest {
  private static final Task CODE = new Task("code");
  private static final LlmModel LLAMA = Worlds.model("Llama-70B", 5, 0.8);
  private static final OriginId HOME = new OriginId("GB");
  private static final ModelChoice PINNED = new ModelChoice.Pinned(LLAMA.name());
  private static final ServiceClass NOW = new ServiceClass.Interactive(new Latency(5));
  private static final ServiceClass LATER =
      new ServiceClass.Deferrable(new Latency(60), Duration.ofHours(6));

  private static RequestProfile profile(
      String name, Task task, double input, ServiceClass service, Residency residency) {
    TokenProfile tokens = new TokenProfile(input, input, 0, 100);
    return new RequestProfile(name, PINNED, task, tokens, service, residency);
  }

  private static final List<RequestProfile> PROFILES =
      List.of(
          profile("short", Worlds.CHAT, 100, NOW, Residency.ANYWHERE),
          profile("long", Worlds.CHAT, 10_000, NOW, Residency.ANYWHERE),
          profile("code", CODE, 1000, NOW, Residency.ANYWHERE),
          profile("batch", Worlds.CHAT, 100, LATER, Residency.ANYWHERE),
          profile("bound", Worlds.CHAT, 100, NOW, Residency.HOME_REGION));

  private static List<RequestClass> classes() {
    List<RequestClass> classes = new ArrayList<>();
    for (String origin : List.of("GB", "US")) {
      for (RequestProfile profile : PROFILES) {
        classes.add(RequestClass.of(profile, Worlds.origin(origin, "x")));
      }
    }
    return classes;
  }

  private static final RequestClassifier CLASSIFIER =
      RequestClassifier.of(classes(), List.of(LLAMA), HOME);

  private static InferenceRequest request(String model, int inputTokens, Hints hints) {
    return new InferenceRequest("r", model, inputTokens, 1, hints, Constraints.NONE);
  }

  private static String classOf(InferenceRequest request) {
    int row = CLASSIFIER.classify(request);
    return row < 0 ? "none" : classes().get(row).id().value();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Llama-70B", "llama-70b", "LLAMA-70B", "org/Llama-70B", "ORG/llama-70b"})
  void anySpellingOfAModelIsKnown(String spelling) {
    assertTrue(CLASSIFIER.knows(spelling));
    assertEquals("short@GB", classOf(request(spelling, 100, Hints.NONE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Llama-70", "Llama-70B ", "gpt"})
  void otherModelsAreNot(String model) {
    assertFalse(CLASSIFIER.knows(model));
    assertEquals("none", classOf(request(model, 100, Hints.NONE)));
  }

  @Test
  void theOriginDecidesTheRowAndAStrangeOneHasNone() {
    assertEquals("short@US", classOf(request("Llama-70B", 100, Plans.from("US"))));
    assertEquals("none", classOf(request("Llama-70B", 100, Plans.from("FR"))));
    assertTrue(CLASSIFIER.knows(new OriginId("US")));
    assertFalse(CLASSIFIER.knows(new OriginId("FR")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, short",
    "1, short",
    "100, short",
    "300, short",
    "316, short",
    "320, code",
    "1000, code",
    "3100, code",
    "3200, long",
    "1000000, long"
  })
  void theNearestSizeByRatioWins(int inputTokens, String name) {
    assertEquals(name + "@GB", classOf(request("Llama-70B", inputTokens, Hints.NONE)));
  }

  @Test
  void serviceGoesBeforeResidencyBeforeTaskBeforeSize() {
    Hints code = new Hints(CODE, null, null, null);
    Hints later = new Hints(CODE, null, null, true);
    assertEquals("code@GB", classOf(request("Llama-70B", 100, code)));
    assertEquals("batch@GB", classOf(request("Llama-70B", 10_000, later)));
    InferenceRequest bound =
        new InferenceRequest("r", "Llama-70B", 10_000, 1, code, Plans.residency("x"));
    assertEquals("bound@GB", classOf(bound));
    InferenceRequest both =
        new InferenceRequest("r", "Llama-70B", 100, 1, later, Plans.residency("x"));
    assertEquals("batch@GB", classOf(both));
  }

  @Test
  void anUnknownTaskGoesBySize() {
    Hints poetry = new Hints(new Task("poetry"), null, null, null);
    assertEquals("long@GB", classOf(request("Llama-70B", 20_000, poetry)));
  }

  @Test
  void aModelsOtherNameDoesNotTakeAnAliasAway() {
    LlmModel greedy = Worlds.model("auto", 5, 0.8); // its other name is org/auto
    ModelChoice alias = new ModelChoice.Alias("ORG/auto", List.of(LLAMA.name()), Share.NONE);
    List<RequestClass> classes =
        List.of(
            RequestClass.of(
                Worlds.profile("a", new ModelChoice.Pinned(greedy.name()), Residency.ANYWHERE),
                Worlds.origin("GB", "x")),
            RequestClass.of(
                Worlds.profile("b", alias, Residency.ANYWHERE), Worlds.origin("GB", "x")));
    RequestClassifier classifier = RequestClassifier.of(classes, List.of(greedy), HOME);
    assertEquals(1, classifier.classify(request("org/auto", 100, Hints.NONE)));
    assertEquals(0, classifier.classify(request("auto", 100, Hints.NONE)));
  }

  @Test
  void rejectsNamesThatDifferInCaseOnly() {
    ModelChoice alias = new ModelChoice.Alias("llama-70b", List.of(LLAMA.name()), Share.NONE);
    List<RequestClass> classes = new ArrayList<>(classes());
    classes.add(
        RequestClass.of(Worlds.profile("b", alias, Residency.ANYWHERE), Worlds.origin("GB", "x")));
    assertEquals(
        "The names Llama-70B and llama-70b differ in case only. Rename the alias.",
        assertThrows(
                IllegalArgumentException.class,
                () -> RequestClassifier.of(classes, List.of(LLAMA), HOME))
            .getMessage());
  }

  @Test
  void rejectsADefaultOriginWithoutClass() {
    assertEquals(
        "The default origin FR has no request class. Known: [GB, US].",
        assertThrows(
                IllegalArgumentException.class,
                () -> RequestClassifier.of(classes(), List.of(LLAMA), new OriginId("FR")))
            .getMessage());
  }
}
