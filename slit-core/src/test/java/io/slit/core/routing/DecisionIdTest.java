package io.slit.core.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionIdTest {
  private static DecisionId random(Random random) {
    return new DecisionId(
        random.nextLong(), random.nextLong(), random.nextInt(0x10000), random.nextInt(0x10000));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      DecisionId id = random(random);
      assertEquals(48, id.toString().length());
      assertEquals(Optional.of(id), DecisionId.parse(id.toString()));
    }
    DecisionId extreme = new DecisionId(-1, 0, 0xffff, 0);
    assertEquals(Optional.of(extreme), DecisionId.parse(extreme.toString()));
    assertEquals("ffffffffffffffff0000000000000000ffff0000", extreme.toString().substring(0, 40));
  }

  @Test
  void everyCorruptionOfOneCharacterIsRefused() {
    Random random = new Random(6);
    for (int i = 0; i < 50; i++) {
      String text = random(random).toString();
      for (int at = 0; at < text.length(); at++) {
        for (char c : "0123456789abcdefABCDEFg -".toCharArray()) {
          if (c != text.charAt(at)) {
            String corrupt = text.substring(0, at) + c + text.substring(at + 1);
            assertEquals(Optional.empty(), DecisionId.parse(corrupt), corrupt);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "٠"})
  void whatIsNoIdIsRefused(String text) {
    assertEquals(Optional.empty(), DecisionId.parse(text));
    String valid = new DecisionId(1, 2, 3, 4).toString();
    assertEquals(Optional.empty(), DecisionId.parse(valid + text + "0"));
    assertEquals(Optional.empty(), DecisionId.parse(valid.substring(1)));
    assertEquals(Optional.empty(), DecisionId.parse(valid.substring(1) + "٠"));
  }

  @Test
  void rejectsIndicesThatDoNotFit() {
    assertThrows(IllegalArgumentException.class, () -> new DecisionId(0, 0, -1, 0));
    assertEquals(
        "Class (0) and deployment (65536) must be in [0, 65535].",
        assertThrows(IllegalArgumentException.class, () -> new DecisionId(0, 0, 0, 65536))
            .getMessage());
  }
}
