package io.slit.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.workload.ClassId;
import io.slit.core.workload.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingPlanTest {
  private static final PlanShape SHAPE =
      new PlanShape(
          List.of(new ClassId("x"), new ClassId("y")),
          List.of(new DeploymentId("a"), new DeploymentId("b"), new DeploymentId("c")));
  private static final int[] UNITS = {1, 0, 2};
  private static final Epoch EPOCH =
      new Epoch(Instant.parse("2023-07-10T12:00:00Z"), Duration.ofMinutes(15));

  private static String refusal(double[][] shares, int... units) {
    return assertThrows(
            IllegalArgumentException.class, () -> RoutingPlan.ofDense(SHAPE, shares, units))
        .getMessage();
  }

  @Test
  void rejectsARowThatIsOffByOnePercent() {
    assertEquals(
        "The shares of y sum to 1.01 and must sum to 1. Maybe the plan row was not normalised.",
        refusal(new double[][] {{1, 0, 0}, {0.5, 0, 0.51}}, UNITS));
    assertEquals(
        "The shares of x sum to 0.99 and must sum to 1. Maybe the plan row was not normalised.",
        refusal(new double[][] {{0, 0.99, 0}, {0.5, 0, 0.5}}, UNITS));
    assertEquals(
        "The shares of x sum to 0.0 and must sum to 1. Maybe the plan row was not normalised.",
        refusal(new double[][] {{0, 0, 0}, {0.5, 0, 0.5}}, UNITS));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.25, 1.2, Double.POSITIVE_INFINITY})
  void rejectsWhatIsNoShareAndNamesItsPlace(double share) {
    assertEquals(
        "The share of y at c (%s) must be in (0, 1]. Maybe the plan row was not normalised."
            .formatted(share),
        refusal(new double[][] {{1, 0, 0}, {0, 0, share}}, UNITS));
  }

  @Test
  void rejectsPoweredUnitsThatAreNegativeOrMissing() {
    double[][] shares = {{1, 0, 0}, {1, 0, 0}};
    assertEquals(
        "The powered units of b (-1) must be at least 0. 0 switches it off.",
        refusal(shares, 1, -1, 0));
    assertEquals(
        "The plan has powered units of 2 deployments and must have them of all 3.",
        refusal(shares, 1, 1));
  }

  @Test
  void rejectsColumnsThatDoNotAscendOrDoNotExist() {
    for (int[] columns : new int[][] {{2, 0, 1}, {1, 1, 0}, {0, 3, 1}, {-1, 0, 1}}) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              RoutingPlan.ofSparse(
                  SHAPE, new int[] {0, 2, 3}, columns, new double[] {0.5, 0.5, 1}, UNITS));
    }
  }

  @Test
  void toleratesRoundingOnly() {
    double third = 1.0 / 3;
    RoutingPlan plan =
        RoutingPlan.ofDense(
            SHAPE, new double[][] {{third, third, third}, {1 - 1e-10, 0, 0}}, UNITS);
    assertEquals(third, plan.share(0, 1));
    assertEquals(
        "The shares of y sum to 0.99999999 and must sum to 1. Maybe the plan row was not normalised.",
        refusal(new double[][] {{1, 0, 0}, {1 - 1e-8, 0, 0}}, UNITS));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sparseAndDenseAreTheSamePlan(long seed) {
    Random random = new Random(seed);
    double[][] dense = new double[2][3];
    int[] rowStart = new int[3];
    int[] columns = new int[6];
    double[] shares = new double[6];
    int entries = 0;
    for (int row = 0; row < 2; row++) {
      int hole = random.nextInt(3);
      double first = random.nextDouble();
      for (int column = 0; column < 3; column++) {
        if (column != hole) {
          dense[row][column] = column == (hole + 1) % 3 ? first : 1 - first;
          columns[entries] = column;
          shares[entries++] = dense[row][column];
        }
      }
      rowStart[row + 1] = entries;
    }
    RoutingPlan one = RoutingPlan.ofDense(SHAPE, dense, UNITS);
    RoutingPlan other = RoutingPlan.ofSparse(SHAPE, rowStart, columns, shares, UNITS);
    assertEquals(one, other, "seed " + seed);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(PlanIds.of(EPOCH, one), PlanIds.of(EPOCH, other));
    for (int row = 0; row < 2; row++) {
      assertEquals(2, other.rowSize(row));
      for (int column = 0; column < 3; column++) {
        assertEquals(dense[row][column], other.share(row, column));
      }
    }
  }

  @Test
  void doesNotKeepTheCallersArrays() {
    int[] units = {1, 0, 2};
    double[] shares = {1, 1};
    RoutingPlan plan =
        RoutingPlan.ofSparse(SHAPE, new int[] {0, 1, 2}, new int[] {0, 2}, shares, units);
    units[0] = 7;
    shares[0] = 0.5;
    assertEquals(1, plan.poweredUnits(0));
    assertEquals(1, plan.share(0, 0));
  }

  @Test
  void aPlansNameIsTheSameOnEveryMachineAndFollowsItsContent() {
    double[][] shares = {{0.25, 0.75, 0}, {0, 0, 1}};
    String name = PlanIds.of(EPOCH, RoutingPlan.ofDense(SHAPE, shares, UNITS));
    assertEquals("20230710T120000Z-c8efab83", name);
    assertNotEquals(name, PlanIds.of(EPOCH, RoutingPlan.ofDense(SHAPE, shares, new int[3])));
    assertNotEquals(name, PlanIds.of(EPOCH.next(), RoutingPlan.ofDense(SHAPE, shares, UNITS)));
    shares[0] = new double[] {0.75, 0.25, 0};
    assertNotEquals(name, PlanIds.of(EPOCH, RoutingPlan.ofDense(SHAPE, shares, UNITS)));
  }
}
