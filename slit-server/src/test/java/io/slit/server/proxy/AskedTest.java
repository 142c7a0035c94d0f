package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.server.json.OpenAiRequestReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class AskedTest {
  private static byte[] bodyWith(int before, int after) {
    String text =
        "{\"a\":\"%s\", \"model\" : \"alias\" ,\"b\":\"%s\"}"
            .formatted("é".repeat(before), "y".repeat(after));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer[] pieces(byte[] body) {
    Wishes none = Wishes.of(HttpFields.EMPTY);
    Asked asked =
        new Asked("/completions", HttpFields.EMPTY, body, OpenAiRequestReader.read(body), none);
    return asked.bodyFor("other\"name");
  }

  private static String text(ByteBuffer[] pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(pieces)
        .forEach(one -> all.write(one.array(), one.arrayOffset() + one.position(), one.limit()));
    return all.toString(StandardCharsets.UTF_8);
  }

  @Test
  void onlyTheModelIsAnother() {
    for (int[] sides : new int[][] {{0, 0}, {10, 4000}, {0, 9000}, {9000, 0}, {5000, 5001}}) {
      byte[] body = bodyWith(sides[0], sides[1]);
      String expected =
          new String(body, StandardCharsets.UTF_8).replace("\"alias\"", "\"other\\\"name\"");
      assertEquals(expected, text(pieces(body)));
    }
  }

  @Test
  void ofALongBodyTheLongerSideIsNotCopied() {
    assertEquals(1, pieces(bodyWith(100, 100)).length);
    byte[] early = bodyWith(10, 10_000);
    assertSame(early, pieces(early)[1].array());
    byte[] late = bodyWith(10_000, 10);
    assertSame(late, pieces(late)[0].array());
    assertEquals(2, pieces(late).length);
  }

  @Test
  void aBodyThatWasLetGoIsGone() {
    Wishes none = Wishes.of(HttpFields.EMPTY);
    byte[] body = bodyWith(1, 1);
    Asked asked =
        new Asked("/completions", HttpFields.EMPTY, body, OpenAiRequestReader.read(body), none);
    asked.forgetBody();
    assertThrows(IllegalStateException.class, () -> asked.bodyFor("other"));
  }
}
