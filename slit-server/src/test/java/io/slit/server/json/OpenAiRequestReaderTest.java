package io.slit.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiRequestReaderTest {
  private static OpenAiRequest read(String body) {
    return OpenAiRequestReader.read(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"flex, true", "priority, false"})
  void aServiceTierSaysWhetherARequestMayWait(String tier, boolean mayWait) {
    assertEquals(mayWait, read("{\"model\":\"m\",\"service_tier\":\"" + tier + "\"}").deferrable());
  }

  @ParameterizedTest
  @CsvSource({"'\"auto\"'", "'\"default\"'", "null", "7"})
  void otherTiersLeaveItOpen(String tier) {
    assertNull(read("{\"model\":\"m\",\"service_tier\":" + tier + "}").deferrable());
  }

  @Test
  void theModelIsFoundWhereItStands() {
    OpenAiRequest read = read("{\"x\":{\"model\":1},\"model\" : \"a\u00e9\", \"max_tokens\": 7}");
    assertEquals("a\u00e9", read.model());
    assertEquals(5, read.modelEnd() - read.modelStart(), "two bytes for one letter, and quotes");
    assertEquals(7, read.maxOutputTokens());
  }
}
