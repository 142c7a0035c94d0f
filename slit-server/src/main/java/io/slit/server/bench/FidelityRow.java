package io.slit.server.bench;

/**
 * What the planner predicted and what the simulator did, summed over the deployments and epochs of
 * a group: a site in a load band, for example.
 *
 * @param group what was summed over
 * @param cells deployments times epochs in it
 * @param requests that got their first token
 * @param ttft sums over requests, in s
 * @param facility energy, carbon, water
 */
public record FidelityRow(String group, int cells, long requests, Pair ttft, Facility facility) {
  /** A predicted and a simulated number. */
  public record Pair(double predicted, double simulated) {
    /** Returns by what part the prediction is off; NaN where there is nothing to compare with. */
    public double error() {
      return predicted / simulated - 1;
    }

    Pair plus(Pair other) {
      return new Pair(predicted + other.predicted, simulated + other.simulated);
    }
  }

  /** Facility energy in kWh, carbon in g, water in L. */
  public record Facility(Pair kwh, Pair carbonGrams, Pair waterLitres) {
    Facility plus(Facility other) {
      return new Facility(
          kwh.plus(other.kwh),
          carbonGrams.plus(other.carbonGrams),
          waterLitres.plus(other.waterLitres));
    }
  }

  /** Returns the sum of the two. */
  FidelityRow plus(FidelityRow other) {
    return new FidelityRow(
        group,
        cells + other.cells,
        requests + other.requests,
        ttft.plus(other.ttft),
        facility.plus(other.facility));
  }
}
