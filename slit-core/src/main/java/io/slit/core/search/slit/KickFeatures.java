package io.slit.core.search.slit;

import io.slit.core.search.PlanBuffer;
import io.slit.core.search.PlanningProblem;
import java.util.Arrays;

/**
 * A kick and where it begins as numbers, a row for each part of the problem: the weights, how far
 * the kick goes, what it makes dear or cheap of the load and of the idle capacity, how full the
 * part is, and the prices themselves where its deployments are few. For one thread.
 */
final class KickFeatures {
  /** Most deployments of a part whose prices are features of their own. */
  private static final int FEW = 60;

  private static final int AGGREGATES = 10;
  private static final double EXTREME = 20;

  private final PlanningProblem problem;
  private final int[] partOf;
  private final int[] rank;
  private final int[] sizes;
  private final int objectives;
  private final double[] booked;
  private final double[] bookedOfPart;
  private final double[] capacityOfPart;
  private final double[] unitsOfPart;
  private final int width;

  /**
   * Makes features.
   *
   * @param partOf number of the part of every deployment, from 0
   * @param objectives that have a weight
   */
  KickFeatures(PlanningProblem problem, int[] partOf, int parts, int objectives) {
    this.problem = problem;
    this.partOf = partOf.clone();
    this.rank = new int[partOf.length];
    this.sizes = new int[parts];
    this.objectives = objectives;
    this.booked = new double[partOf.length];
    this.bookedOfPart = new double[parts];
    this.capacityOfPart = new double[parts];
    this.unitsOfPart = new double[parts];
    for (int k = 0; k < partOf.length; k++) {
      rank[k] = sizes[partOf[k]]++;
    }
    int largest = Arrays.stream(sizes).max().orElse(0);
    this.width = objectives + AGGREGATES + (largest <= FEW ? largest : 0);
  }

  /** Looks at the plan that kicks begin with. */
  void look(PlanBuffer plan) {
    Arrays.fill(booked, 0);
    Arrays.fill(bookedOfPart, 0);
    Arrays.fill(capacityOfPart, 0);
    Arrays.fill(unitsOfPart, 0);
    for (int c = 0; c < problem.classes(); c++) {
      double demand = problem.demandPerSecond(c);
      for (int p = problem.pairStart(c); p < problem.pairEnd(c); p++) {
        booked[problem.pairDeployment(p)] += plan.share(p) * demand * problem.loadSeconds(p);
      }
    }
    for (int k = 0; k < booked.length; k++) {
      bookedOfPart[partOf[k]] += booked[k];
      capacityOfPart[partOf[k]] += problem.capacityReplicas(k);
      unitsOfPart[partOf[k]] += booked[k] > 0 ? 1 : 0;
    }
  }

  /**
   * Returns a row for each part; a part without prices has one too.
   *
   * @param gains by part, of the start over the plan it comes from
   */
  double[][] rows(double[] weights, double way, double[] factors, double[] gains) {
    double[][] rows = new double[sizes.length][width];
    for (int part = 0; part < rows.length; part++) {
      double[] row = rows[part];
      System.arraycopy(weights, 0, row, 0, objectives);
      row[objectives] = way;
      row[objectives + 1] = bookedOfPart[part] / Math.max(1e-9, capacityOfPart[part]);
      row[objectives + 2] = unitsOfPart[part] / sizes[part];
      row[objectives + 9] = gains[part];
    }
    for (int k = 0; k < factors.length; k++) {
      if (factors[k] != 1) {
        price(k, factors[k], rows[partOf[k]]);
      }
    }
    return rows;
  }

  private void price(int k, double factor, double[] row) {
    int part = partOf[k];
    double log = Math.log(factor);
    double load = booked[k] / Math.max(1e-9, bookedOfPart[part]);
    double idle = (problem.capacityReplicas(k) - booked[k]) / Math.max(1e-9, capacityOfPart[part]);
    row[objectives + 3]++;
    if (factor > EXTREME) {
      row[objectives + 4] += load;
      row[objectives + 8] += lastUnit(k);
    } else if (factor < 1 / EXTREME) {
      row[objectives + 5] += idle;
    } else if (factor > 1) {
      row[objectives + 6] += log * load;
    } else {
      row[objectives + 7] -= log * idle;
    }
    if (width > objectives + AGGREGATES) {
      row[objectives + AGGREGATES + rank[k]] = log;
    }
  }

  /** Returns how full the last unit that is on is; 0 for a deployment that is off. */
  private double lastUnit(int k) {
    double units = booked[k] * problem.units(k) / Math.max(1e-9, problem.capacityReplicas(k));
    return units - Math.floor(units);
  }
}
