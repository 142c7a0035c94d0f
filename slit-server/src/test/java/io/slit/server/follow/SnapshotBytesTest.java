package io.slit.server.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slit.core.pareto.Objective;
import io.slit.core.plan.PlanTarget;
import io.slit.core.plan.PlannedConcurrency;
import io.slit.core.plan.PublishedPlan;
import io.slit.core.plan.TargetEstimate;
import io.slit.core.search.Bound;
import io.slit.core.search.Gap;
import io.slit.core.units.Latency;
import io.slit.core.workload.ClassId;
import io.slit.server.TwoSites;
import io.slit.server.planning.PlanSnapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SnapshotBytesTest {
  private static PublishedPlan random(Random random) {
    PublishedPlan plain = TwoSites.plan("plan-" + random.nextInt(1000));
    List<List<PlanTarget>> targets =
        plain.targets().stream()
            .map(row -> row.stream().map(target -> random(target, random)).toList())
            .toList();
    return new PublishedPlan(
        plain.id(),
        plain.epoch(),
        plain.madeAt(),
        plain.plan(),
        plain.objectives(),
        targets,
        plain.modelId(),
        random.nextBoolean()
            ? new PlannedConcurrency(List.of(random.nextDouble(), random.nextDouble() * 1000))
            : PlannedConcurrency.UNKNOWN);
  }

  private static PlanTarget random(PlanTarget plain, Random random) {
    TargetEstimate of = plain.estimate();
    double low = random.nextDouble();
    TargetEstimate.Range range = new TargetEstimate.Range(low, low + random.nextDouble());
    return new PlanTarget(
        plain.deployment(),
        plain.share(),
        new TargetEstimate(
            new Latency(random.nextDouble()),
            new Latency(random.nextDouble() * 1e-7),
            of.tpot(),
            of.footprint().times(random.nextDouble()),
            of.quality(),
            SnapshotWriter.BASES.get(random.nextInt(4)),
            random.nextBoolean()
                ? Optional.of(new TargetEstimate.Band(range, range.times(3), range))
                : Optional.empty()));
  }

  private static PlanSnapshot snapshot(long seed) {
    Random random = new Random(seed);
    return new PlanSnapshot(
        "two-sites",
        "0123456789abcdef",
        random(random),
        List.of(random(random), random(random)),
        new PlanSnapshot.Run(
            Map.of(new ClassId("chat@DE"), random.nextDouble()),
            List.of(
                new Gap(
                    new Bound(Objective.CARBON, random.nextDouble(), random.nextBoolean()),
                    random.nextDouble())),
            "{\"id\":\"th\u00e9\"}"));
  }

  @Test
  void whatIsReadIsWhatWasWrittenToTheLastBit() {
    for (long seed = 1; seed <= 50; seed++) {
      PlanSnapshot snapshot = snapshot(seed);
      PlanSnapshot read = SnapshotReader.read(SnapshotWriter.write(snapshot));
      assertEquals(snapshot, read, "seed " + seed);
    }
  }

  /** Planners of before end their snapshots where the planned concurrencies begin. */
  @Test
  void aSnapshotThatDoesNotTellThePlannedConcurrencyIsReadWithoutIt() {
    PlanSnapshot told = snapshot(1);
    PlanSnapshot untold =
        new PlanSnapshot(
            told.scenario(),
            told.fingerprint(),
            told.plan().withConcurrency(PlannedConcurrency.UNKNOWN),
            told.others().stream()
                .map(plan -> plan.withConcurrency(PlannedConcurrency.UNKNOWN))
                .toList(),
            told.run());
    byte[] now = SnapshotWriter.write(untold);
    byte[] before = Arrays.copyOf(now, now.length - 3 * Integer.BYTES);
    seal(before);
    assertEquals(untold, SnapshotReader.read(before));
  }

  private static void seal(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length - 8);
    ByteBuffer.wrap(bytes, bytes.length - 8, 8).putLong(sum.getValue());
  }

  @Test
  void refusesWhatIsNotWholeAndSaysWhy() {
    byte[] written = SnapshotWriter.write(snapshot(1));
    assertRefused(new byte[0]);
    assertRefused("{\"a\": \"plan\"}".getBytes(StandardCharsets.UTF_8));
    assertRefused(Arrays.copyOf(written, written.length - 9));
    byte[] longer = Arrays.copyOf(written, written.length + 8);
    assertRefused(longer);
    byte[] later = written.clone();
    later[2 + SnapshotWriter.MAGIC.length() + 3]++;
    String message = assertRefused(later);
    assertTrue(message.contains("version 3"), message);
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      byte[] flipped = written.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      assertRefused(flipped);
    }
  }

  /** Also bytes whose check sum is right must not do harm. */
  @Test
  void bytesOfAnotherContentNeverBecomeAPlanThatIsNone() {
    byte[] written = SnapshotWriter.write(snapshot(1));
    Random random = new Random(6);
    int read = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] flipped = written.clone();
      int at = random.nextInt(flipped.length - 8);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      seal(flipped);
      try {
        PlanSnapshot snapshot = SnapshotReader.read(flipped);
        assertEquals(2, snapshot.plan().targets().size(), "seed 6, byte " + at);
        read++;
      } catch (IllegalArgumentException e) {
        assertTrue(String.valueOf(e.getMessage()).length() > 10, e.toString());
      }
    }
    assertTrue(read > 1000, "most bytes are those of numbers: " + read);
  }

  private static String assertRefused(byte[] bytes) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SnapshotReader.read(bytes));
    return String.valueOf(refused.getMessage());
  }
}
