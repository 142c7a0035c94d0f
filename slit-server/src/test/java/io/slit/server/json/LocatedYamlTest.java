package io.slit.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocatedYamlTest {
  private enum Colour {
    LIGHT_RED,
    BLUE
  }

  @Test
  void readsEveryTypeOfValue() {
    LocatedObject in =
        yaml("t: text\nn: 1.5\ni: 1_000\nf: true\nc: light_red\nl: [1, 2]\no: {k: v}\nz: .inf\n");
    assertEquals(Optional.of("text"), in.requireText("t"));
    assertEquals(Optional.of(1.5), in.requireDouble("n"));
    assertEquals(Optional.of(1000), in.requireInt("i"));
    assertEquals(Optional.of(true), in.optionalFlag("f"));
    assertEquals(Optional.of(Colour.LIGHT_RED), in.requireChoice("c", Colour.class));
    assertEquals(Optional.of(List.of(1, 2)), in.requireValues("l", LocatedNode::integer));
    assertEquals(Optional.of("v"), in.requireObject("o", one -> one.requireText("k")));
    assertEquals(Optional.of(Double.POSITIVE_INFINITY), in.requireDouble("z"));
    in.rejectUnknownKeys();
    assertTrue(in.problems().isEmpty());
  }

  @Test
  void readsJsonByItsEnding() {
    LocatedObject in = LocatedYaml.parse("slit.json", "{\n\t\"port\": 8080,\n\t\"bind\": 1\n}\n");
    assertEquals(Optional.of(8080), in.requireInt("port"));
    assertTrue(in.requireText("bind").isEmpty());
    assertEquals(
        "slit.json:3: bind: Expected a text, found the number (1). Put it in quotes.",
        in.problems().kept().get(0).toString());
  }

  @Test
  void refusesBrokenJsonInItsLine() {
    LocatedException refusal =
        assertThrows(LocatedException.class, () -> LocatedYaml.parse("a.json", "{\n \"a\": 1,\n}"));
    assertEquals(3, refusal.problems().get(0).at().line());
  }

  @Test
  void keyThatMayBeLeftOutIsNoProblem() {
    LocatedObject in = yaml("a: 1\nb:\nc: ~\n");
    assertTrue(in.optionalText("missing").isEmpty());
    assertTrue(in.optionalText("b").isEmpty());
    assertTrue(in.optionalInt("c").isEmpty());
    in.rejectUnknownKeys();
    assertEquals(List.of("t.yaml:1: a: The key (a) is unknown. Known: missing, b, c."), shown(in));
  }

  @Test
  void quotedEmptyTextIsAText() {
    assertEquals(Optional.of(""), yaml("a: ''\n").requireText("a"));
  }

  @Test
  void buildIsEmptyOnceAFieldIsWrong() {
    LocatedObject in = yaml("a: x\n");
    Optional<Integer> a = in.requireInt("a");
    assertTrue(in.build(a::orElseThrow).isEmpty());
    assertEquals(List.of("t.yaml:1: a: Expected a whole number, found the text (x)."), shown(in));
  }

  @Test
  void buildLocatesWhatTheConstructorRefuses() {
    LocatedObject in = yaml("\nbox:\n  side: 1\n");
    Optional<Integer> box = in.requireObject("box", LocatedYamlTest::refused);
    assertTrue(box.isEmpty());
    assertEquals(List.of("t.yaml:2: box: The side is wrong."), shown(in));
  }

  @Test
  void wrongPartMakesTheWholeWrong() {
    LocatedObject in = yaml("boxes:\n  - {side: 1}\n  - {side: x}\n");
    assertTrue(in.requireObjects("boxes", one -> one.requireInt("side")).isEmpty());
    assertTrue(in.build(() -> 1).isEmpty());
    assertEquals(
        List.of("t.yaml:3: boxes[1].side: Expected a whole number, found the text (x)."),
        shown(in));
  }

  @Test
  void referenceToABrokenThingIsNoSecondProblem() {
    LocatedObject in = yaml("box: {name: a, side: x}\nuse: a\n");
    Names<Integer> boxes = new Names<>("box");
    in.requireObject(
        "box",
        one -> {
          Optional<Integer> side = one.requireInt("side");
          return one.declare("name", boxes, side);
        });
    assertTrue(in.requireNamed("use", boxes).isEmpty());
    assertEquals(1, in.problems().count());
  }

  @Test
  void refusesAnchorsUnderMergeKeys() {
    assertRefused("a: &x {b: 1}\nc:\n  <<: *x\n", "a: An anchor (&x) is not allowed.");
  }

  @Test
  void refusesASecondDocument() {
    assertRefused("a: 1\n---\nb: 2\n", "t.yaml:3: A second document starts here.");
  }

  @Test
  void refusesDeepNesting() {
    assertRefused("a: " + "[".repeat(100) + "]".repeat(100), "t.yaml:1:");
  }

  @Test
  void refusesALargeFile(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("large.yaml");
    Files.writeString(file, "# " + "x".repeat((int) LocatedYaml.MAX_BYTES));
    assertTrue(refusal(file).contains("must be in [1, 2000000]"), refusal(file));
  }

  @Test
  void refusesWhatIsNoUtf8(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("latin.yaml");
    Files.write(file, "city: São Paulo\n".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(refusal(file).endsWith("The file is not UTF-8. Convert it."), refusal(file));
  }

  @Test
  void refusesADirectory(@TempDir Path dir) {
    assertTrue(refusal(dir).contains("The file cannot be read"), refusal(dir));
  }

  @Test
  void findsTheNearestName() {
    List<String> known = List.of("residency", "region", "share");
    assertEquals(Optional.of("residency"), NearestName.find("residencey", known));
    assertEquals(Optional.of("share"), NearestName.find("shares", known));
    assertFalse(NearestName.find("completely-else", known).isPresent());
  }

  private static Optional<Integer> refused(LocatedObject in) {
    in.requireInt("side");
    return in.build(
        () -> {
          throw new IllegalArgumentException("The side is wrong.");
        });
  }

  private static LocatedObject yaml(String content) {
    return LocatedYaml.parse("t.yaml", content);
  }

  private static List<String> shown(LocatedObject in) {
    return in.problems().kept().stream().map(Problem::toString).toList();
  }

  private static String refusal(Path file) {
    return String.valueOf(
        assertThrows(LocatedException.class, () -> LocatedYaml.parse(file)).getMessage());
  }

  private static void assertRefused(String content, String part) {
    String message =
        String.valueOf(assertThrows(LocatedException.class, () -> yaml(content)).getMessage());
    assertTrue(message.contains(part), message);
  }
}
