package io.slit.predictor.retrain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSplitTest {
  private static final long DAY_MILLIS = 86_400_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 11, 1000})
  void countingBySlicesFindsTheSameInstantAsSorting(int rows) {
    Random random = new Random(rows);
    for (long range : new long[] {3, 90_000, 40 * DAY_MILLIS}) {
      long[] times = random.longs(rows, 1_690_000_000_000L, 1_690_000_000_000L + range).toArray();
      long[] sorted = times.clone();
      Arrays.sort(sorted);
      assertEquals(sorted[rows * 7 / 10], TimeSplit.cutMillis(rows, counts(times)));
    }
  }

  @Test
  void splitsTimesBefore1970Too() {
    long[] times = LongStream.range(-150_000, -50_000).map(i -> i * 1000).toArray();
    assertEquals(-80_000_000, TimeSplit.cutMillis(times.length, counts(times)));
  }

  @Test
  void ofNoRowsItIsTheStartOfTheClock() {
    assertEquals(0, TimeSplit.cutMillis(0, counts()));
  }

  private static TimeSplit.SliceCounts counts(long... times) {
    return (width, within) -> count(times, width, within);
  }

  private static Map<Long, Long> count(long[] times, long width, TimeSplit.Slice within) {
    return Arrays.stream(times)
        .filter(time -> time >= within.fromMillis() && time < within.toMillis())
        .mapToObj(time -> Math.floorDiv(time, width))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
