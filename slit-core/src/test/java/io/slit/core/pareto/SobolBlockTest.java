package io.slit.core.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolBlockTest {
  private static int marked(SobolBlock block, double... point) {
    long[] covers = new long[SobolBlock.WORDS];
    double[] scaled = Arrays.stream(point).map(x -> x * SobolBlock.SCALE).toArray();
    block.mark(scaled, covers, 0);
    return Arrays.stream(covers).mapToInt(Long::bitCount).sum();
  }

  /** From a multiple of 1/512 on, every coordinate of 512 places has just so many. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void everyCoordinateOfEveryBlockIsEven(int coordinates) {
    SobolBlock block = new SobolBlock(coordinates);
    for (int b = 0; b < 8; b++) {
      block.advance();
      for (int j = 0; j < coordinates; j++) {
        for (int k = 0; k <= SobolBlock.SIZE; k++) {
          double[] point = new double[coordinates];
          point[j] = (double) k / SobolBlock.SIZE;
          assertEquals(SobolBlock.SIZE - k, marked(block, point));
        }
      }
    }
  }

  /**
   * The first two coordinates are a (0, 9, 2)-net in base 2: every such rectangle is met evenly.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5, 9})
  void everyElementaryRectangleOfTheFirstTwoHoldsItsPart(int bits) {
    SobolBlock block = new SobolBlock(2);
    for (int b = 0; b < 4; b++) {
      block.advance();
      int columns = 1 << bits;
      int rows = SobolBlock.SIZE / columns;
      for (int x = 0; x <= columns; x++) {
        for (int y = 0; y <= rows; y++) {
          int expected = (columns - x) * (rows - y);
          assertEquals(expected, marked(block, (double) x / columns, (double) y / rows));
        }
      }
    }
  }

  /** The part of places a corner reaches is the volume of its box, better than by chance. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void theSampleMeasuresBoxes(int coordinates) {
    SobolBlock block = new SobolBlock(coordinates);
    Random random = new Random(5);
    double[][] corners = new double[50][];
    Arrays.setAll(corners, i -> random.doubles(coordinates, 0, 0.5).toArray());
    int[] places = new int[corners.length];
    int blocks = 32;
    for (int b = 0; b < blocks; b++) {
      block.advance();
      for (int i = 0; i < corners.length; i++) {
        places[i] += marked(block, corners[i]);
      }
    }
    for (int i = 0; i < corners.length; i++) {
      double volume = Arrays.stream(corners[i]).reduce(1, (product, x) -> product * (1 - x));
      double samples = blocks * SobolBlock.SIZE;
      double chance = Math.sqrt(volume * (1 - volume) / samples);
      assertEquals(volume, places[i] / samples, chance);
    }
  }
}
