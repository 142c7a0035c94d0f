package io.slit.server.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.search.Physics;
import io.slit.core.search.ProblemFingerprint;
import io.slit.core.search.synthetic.ProblemSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The references that are stored with the program. */
class StoredReferencesTest {
  @TestFactory
  Stream<DynamicTest> isThereForEveryProblemAndIsThatOfTheGeneratorAsItIs() {
    return BenchCase.all().stream()
        .map(problem -> DynamicTest.dynamicTest(problem.key(), () -> check(problem)));
  }

  private static void check(BenchCase problem) {
    ReferenceFront reference = ReferenceFiles.stored(problem).orElseThrow();
    assertEquals(problem, reference.problem());
    assertEquals(ProblemFingerprint.of(problem.problem()), reference.fingerprint());
    List<double[]> points = reference.points();
    assertTrue(points.size() > ReferenceFront.BEST, "points: " + points.size());
    assertTrue(points.size() <= ReferenceFront.MOST_POINTS, "points: " + points.size());
    assertEquals(points.size(), NonDominated.of(points).size(), "none dominates another");
    List<double[]> others = points.subList(ReferenceFront.BEST, points.size());
    ReferenceBox box = reference.box();
    assertTrue(box.volume(reference.best()) > 0.9 * box.volume(points));
    for (int from = 0; from + ReferenceFront.BEST <= others.size(); from += ReferenceFront.BEST) {
      List<double[]> some = others.subList(from, from + ReferenceFront.BEST);
      assertTrue(box.volume(some) <= box.volume(reference.best()), "the first are the best");
    }
  }

  @Test
  void fingerprintsTellSeedsSizesAndPhysicsApart() {
    List<BenchCase> cases =
        List.of(
            new BenchCase(ProblemSize.S, Physics.LINEAR, 1),
            new BenchCase(ProblemSize.S, Physics.LINEAR, 2),
            new BenchCase(ProblemSize.S, Physics.QUEUEING, 1),
            new BenchCase(ProblemSize.M, Physics.LINEAR, 1));
    long different =
        cases.stream().map(one -> ProblemFingerprint.of(one.problem())).distinct().count();
    assertEquals(cases.size(), different);
    BenchCase one = cases.get(0);
    assertEquals(ProblemFingerprint.of(one.problem()), ProblemFingerprint.of(one.problem()));
  }

  @Test
  void aFileHoldsWhatWasWritten(@TempDir Path directory) {
    BenchCase problem = new BenchCase(ProblemSize.L, Physics.QUEUEING, 3);
    ReferenceFront written =
        new ReferenceFront(
            problem,
            "0123456789abcdef",
            List.of("slit, 1s, seed 1", "sweep, 1s, seed 1"),
            List.of(new double[] {1.5, 2e9, 3.25e-3, 4}, new double[] {2, 1e9, 3.5, 5}));
    ReferenceFiles.write(directory, written);
    ReferenceFront read = ReferenceFiles.find(directory, problem).orElseThrow();
    assertEquals(written.problem(), read.problem());
    assertEquals(written.fingerprint(), read.fingerprint());
    assertEquals(written.madeBy(), read.madeBy());
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(written.points().get(i), read.points().get(i), 0);
    }
  }

  @Test
  void aFileThatWasCutOffIsRefusedByName() throws IOException {
    ReferenceFront front =
        new ReferenceFront(
            new BenchCase(ProblemSize.S, Physics.LINEAR, 1),
            "f",
            List.of(),
            List.of(new double[] {1, 2, 3, 4}));
    ReferenceFiles.read(ReferenceFiles.bytes(front), "whole.csv.gz");
    byte[] bytes;
    try (java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        java.util.zip.GZIPOutputStream zip = new java.util.zip.GZIPOutputStream(out)) {
      zip.write(
          "# problem: S\n# physics: linear\n# problem_seed: 1\n# fingerprint: f\n# points: 2\n1,2,3,4\n"
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      zip.finish();
      bytes = out.toByteArray();
    }
    String message =
        assertThrows(IllegalArgumentException.class, () -> ReferenceFiles.read(bytes, "cut.csv.gz"))
            .getMessage();
    assertTrue(message.contains("cut.csv.gz") && message.contains("2 points"), message);
  }
}
