package io.slit.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.predictor.artifact.ModelArtifact;
import io.slit.server.models.ModelException;
import io.slit.server.models.TinyModels;
import io.slit.server.models.Worldwide14;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArtifactJsonTest {
  private static final int MUTATIONS = 300;

  private final ModelArtifact tiny = TinyModels.of(1.0 / 3);
  private final String manifest = ArtifactJson.writeManifest(tiny.manifest());
  private final String payload = ArtifactJson.writePayload(tiny.payload());

  @Test
  void bringsEveryDoubleBackBitByBit() {
    ModelArtifact read = read(manifest, payload);
    assertEquals(tiny, read);
    assertEquals(manifest, ArtifactJson.writeManifest(read.manifest()));
    assertEquals(payload, ArtifactJson.writePayload(read.payload()));
  }

  @Test
  void bringsTheTrainedModelBack() {
    ModelArtifact trained = Worldwide14.trained().artifact();
    String text = ArtifactJson.writePayload(trained.payload());
    String what = ArtifactJson.writeManifest(trained.manifest());
    System.out.printf("manifest %d B, payload %d B%n", what.length(), text.length());
    assertEquals(trained, read(what, text));
  }

  @Test
  void writesAManifestThatPeopleRead() {
    assertTrue(manifest.contains("  \"trained_at\" : \"2026-01-01T00:00:00.123456789Z\",\n"));
    assertTrue(manifest.contains("    \"held_out\" : 0.2,\n"), manifest);
  }

  @Test
  void refusesAForeignFile() {
    assertRefused("The field (format) of the file (manifest.json) is (absent)", "{}", payload);
    assertRefused("is (\"slit-serving-model\"), it must be slit-serving-model-payload", manifest);
    assertRefused("must be a JSON object", "[]");
    assertRefused("must be a JSON object", "");
    assertRefused("must be valid JSON, it fails at line 1, column", "%PDF-1.4");
  }

  @Test
  void refusesAnotherLayout() {
    assertRefused(
        "is (3), it must be 2, the one this version reads",
        payload.replace("\"schema_version\":2", "\"schema_version\":3"));
  }

  @Test
  void refusesAChangedNumberAndNamesTheFile() {
    String changed = payload.replace("0.3333333333333333", "0.3333333333333334");
    assertRefused("The place (the root) of the file (payload.json) is not valid", changed);
    String newer = manifest.replace("2026-01-01", "2026-01-02");
    assertRefused("it must be the hash of the other fields", newer, payload);
  }

  @Test
  void namesThePlaceInATree() {
    String text = payload.replaceFirst("\"left\":\\[1\\]", "\"left\":[9]");
    assertRefused("The place (prefill.ensemble.trees[0]) of the file (payload.json)", text);
    String cut = payload.replaceFirst("\"left\":\\[1\\]", "\"left\":[1,2]");
    assertRefused("it must be a list of 1 entries, one per split", cut);
    String words = payload.replaceFirst("\"left\":\\[1\\]", "\"left\":[\"one\"]");
    assertRefused("it must be a list whose entry 0 is a whole number", words);
    String twice = payload.replaceFirst("\\{", "{\"format\":\"x\",");
    assertRefused("Duplicate field 'format'", twice);
  }

  @Test
  void refusesEveryTruncation() {
    for (int length = 0; length < payload.length() - 1; length += 7) {
      assertRefused("payload.json", payload.substring(0, length));
    }
    for (int length = 0; length < manifest.length() - 2; length += 3) {
      assertRefused("manifest.json", manifest.substring(0, length), payload);
    }
  }

  @Test
  void survivesRandomMutations() {
    long seed = 20_260_101;
    System.out.println("Mutations of seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      String manifestNow = i % 2 == 0 ? manifest : mutated(manifest, random);
      String payloadNow = i % 2 == 0 ? mutated(payload, random) : payload;
      assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> checkEqualOrRefused(manifestNow, payloadNow));
    }
  }

  private void checkEqualOrRefused(String manifestNow, String payloadNow) {
    try {
      assertEquals(tiny, read(manifestNow, payloadNow));
    } catch (ModelException refused) {
      assertTrue(refused.getMessage().contains(".json"), refused.getMessage());
    }
  }

  /** Changes, removes or repeats some bytes, mostly one. */
  private static String mutated(String text, Random random) {
    byte[] bytes = text.getBytes(UTF_8);
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(20));
    return switch (random.nextInt(5)) {
      case 0 -> with(bytes, at, (byte) random.nextInt(256));
      case 1 -> with(bytes, at, (byte) ('0' + random.nextInt(10)));
      case 2 -> with(bytes, at, (byte) "[]{}\",:-+eE.tfn \\".charAt(random.nextInt(17)));
      case 3 -> part(bytes, 0, at) + part(bytes, at + length, bytes.length);
      default -> part(bytes, 0, at + length) + part(bytes, at, bytes.length);
    };
  }

  private static String with(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return new String(bytes, UTF_8);
  }

  private static String part(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, UTF_8);
  }

  private static ModelArtifact read(String manifest, String payload) {
    return ArtifactJson.read(
        new ArtifactJsonText("manifest.json", manifest),
        new ArtifactJsonText("payload.json", payload));
  }

  private void assertRefused(String words, String payloadNow) {
    assertRefused(words, manifest, payloadNow);
  }

  private static void assertRefused(String words, String manifestNow, String payloadNow) {
    ModelException refused =
        assertThrows(ModelException.class, () -> read(manifestNow, payloadNow));
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
  }
}
