package io.slit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.simulation.ServiceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixTest {
  @Test
  void readsPartsInPercent() {
    Mix mix = Mix.parse("60/30/10");
    assertEquals(0.6, mix.shares().getOrDefault(ServiceKind.INTERACTIVE, 0.0), 1e-12);
    assertEquals(0.1, mix.shares().getOrDefault(ServiceKind.RESIDENCY_BOUND, 0.0), 1e-12);
    assertEquals("60/30/10", mix.text());
    assertEquals("scenario", Mix.OF_SCENARIO.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"60/30", "60/30/20", "a/b/c", "110/-20/10", ""})
  void whatIsNoMixIsRefusedWithAnExample(String text) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> Mix.parse(text));
    assertTrue(wrong.getMessage().contains("60/30/10"), wrong.getMessage());
  }
}
