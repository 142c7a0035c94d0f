package io.slit.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.server.models.ModelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Time passes only where the watch waits; minutes since its begin are written down. */
class RetrainWatchTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration CHECK = Duration.ofMinutes(10);

  private long nanos = 17;
  private final long begin = nanos;
  private final List<Long> retrained = new ArrayList<>();
  private final List<Long> looked = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private boolean promotes = true;

  private long minute() {
    return Duration.ofNanos(nanos - begin).toMinutes();
  }

  private void watch(Set<Long> drifts, Set<Long> failures, long minutes) {
    RetrainWatch.Job job =
        new RetrainWatch.Job() {
          @Override
          public boolean retrain() {
            if (failures.contains(minute())) {
              throw new ModelException("No outcome at minute %d.".formatted(minute()));
            }
            retrained.add(minute());
            return promotes;
          }

          @Override
          public boolean hasDrifted() {
            looked.add(minute());
            return drifts.contains(minute());
          }
        };
    RetrainWatch.Pause pause =
        wait -> {
          nanos += wait.toNanos();
          if (minute() > minutes) {
            throw new InterruptedException();
          }
        };
    assertThrows(
        InterruptedException.class,
        () ->
            new RetrainWatch(HOUR, CHECK)
                .run(job, new RetrainWatch.Time(() -> nanos, pause), told::add));
  }

  @Test
  void retrainsAtOnceAndThenOnTheSchedule() {
    watch(Set.of(), Set.of(), 130);
    assertEquals(List.of(0L, 60L, 120L), retrained);
    assertEquals(List.of(10L, 20L, 30L, 40L, 50L, 70L, 80L, 90L, 100L, 110L, 130L), looked);
    assertEquals(List.of(), told);
  }

  @Test
  void retrainsInBetweenAsSoonAsASiteDrifts() {
    watch(Set.of(20L), Set.of(), 70);
    assertEquals(List.of(0L, 20L, 60L), retrained);
  }

  @Test
  void tellsAFailureAndTriesAgainAtTheNextCheck() {
    watch(Set.of(), Set.of(0L, 10L, 80L), 90);
    assertEquals(
        List.of("No outcome at minute 0.", "No outcome at minute 10.", "No outcome at minute 80."),
        told);
    assertEquals(List.of(20L, 90L), retrained);
  }

  @Test
  void aDriftThatBringsNoBetterModelIsLookedForLessAndLessOften() {
    promotes = false;
    watch(Set.of(10L, 20L, 30L, 40L, 50L, 70L, 80L, 90L, 100L, 110L), Set.of(), 119);
    assertEquals(List.of(0L, 10L, 30L, 60L, 70L, 90L), retrained);
    assertEquals(List.of(10L, 30L, 70L, 90L), looked);
  }

  @Test
  void aDriftThatBringsABetterModelIsLookedForAtTheNextCheck() {
    watch(Set.of(10L, 20L), Set.of(), 39);
    assertEquals(List.of(0L, 10L, 20L), retrained);
  }
}
