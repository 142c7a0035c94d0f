package io.slit.predictor.measurement;

import io.slit.core.fleet.Accelerator;
import io.slit.core.units.CarbonMass;
import io.slit.core.units.Power;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accelerators that the public measurements were taken on.
 *
 * <p>Memory, bandwidth and dense FP16 peak: NVIDIA's data sheets. Idle and maximal power: Vidur and
 * Vessim (arXiv 2507.11417). Embodied carbon: 150 kg (A100, EcoServe, arXiv 2502.05043), 164 kg
 * (H100, EcoLogits).
 */
public final class AcceleratorCatalog {
  private static final double GRAMS_PER_KG = 1000;

  /** A100 SXM4 with 40 GB. */
  public static final Accelerator A100_40GB =
      new Accelerator("A100-SXM4-40GB", 40, 1555, 312, watts(100, 400), kilograms(150));

  /** A100 with 80 GB. */
  public static final Accelerator A100_80GB =
      new Accelerator("A100-80GB", 80, 2039, 312, watts(100, 400), kilograms(150));

  /** H100 SXM5 with 80 GB. */
  public static final Accelerator H100_80GB =
      new Accelerator("H100-80GB", 80, 3350, 989, watts(60, 700), kilograms(164));

  private static final List<Accelerator> ALL = List.of(A100_40GB, A100_80GB, H100_80GB);

  /** Names under which the published measurements list them. */
  private static final Map<String, Accelerator> MEASURED =
      Map.of(
          "a100-80gb", A100_80GB,
          "h100-80gb", H100_80GB,
          "NVIDIA A100-SXM4-40GB", A100_40GB,
          "NVIDIA H100 80GB HBM3", H100_80GB);

  private AcceleratorCatalog() {}

  /** Returns the accelerator that the published measurements list under a name; none is guessed. */
  public static Optional<Accelerator> findMeasured(String name) {
    return Optional.ofNullable(MEASURED.get(name));
  }

  /**
   * Returns an accelerator by its name, without regard to case.
   *
   * @throws IllegalArgumentException if it is not in the catalog
   */
  public static Accelerator getAccelerator(String name) {
    return ALL.stream()
        .filter(one -> one.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The accelerator %s was not measured. Known: %s. Describe others in the fleet."
                        .formatted(name, ALL.stream().map(Accelerator::name).toList())));
  }

  private static Accelerator.PowerRange watts(double idle, double max) {
    return new Accelerator.PowerRange(new Power(idle), new Power(max));
  }

  private static CarbonMass kilograms(double kilograms) {
    return new CarbonMass(kilograms * GRAMS_PER_KG);
  }
}
