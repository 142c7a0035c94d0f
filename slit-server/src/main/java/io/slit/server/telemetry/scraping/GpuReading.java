package io.slit.server.telemetry.scraping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What DCGM exporters say about GPUs at one time (docs.nvidia.com, "DCGM API reference", field
 * identifiers 155 and 156).
 *
 * @param byGpu what is known, by UUID
 */
record GpuReading(Map<String, Gpu> byGpu) {
  /** What the energy of a driver before R418 or of a GPU without the counter reads as. */
  private static final double BLANK_INTEGER = 0x1p63 - 4096;

  private static final double BLANK_DECIMAL = 140_737_488_355_328.0;
  private static final String POWER = "DCGM_FI_DEV_POWER_USAGE";
  private static final String ENERGY = "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION";
  private static final double MILLIJOULES = 1000;

  GpuReading {
    byGpu = Map.copyOf(byGpu);
  }

  /**
   * One GPU.
   *
   * @param watts its power now
   * @param joules its energy since the driver was loaded
   */
  record Gpu(OptionalDouble watts, OptionalDouble joules) {
    private static final Gpu UNKNOWN = new Gpu(OptionalDouble.empty(), OptionalDouble.empty());

    /** Returns the energy between two readings: by the counter, else by the mean power. */
    OptionalDouble joulesUntil(Gpu later, double seconds) {
      if (joules.isPresent()
          && later.joules.isPresent()
          && later.joules.getAsDouble() >= joules.getAsDouble()) {
        return OptionalDouble.of(later.joules.getAsDouble() - joules.getAsDouble());
      }
      return watts.isPresent() && later.watts.isPresent()
          ? OptionalDouble.of(seconds * (watts.getAsDouble() + later.watts.getAsDouble()) / 2)
          : OptionalDouble.empty();
    }
  }

  /**
   * Returns the reading of some GPUs in an answer.
   *
   * @param wanted numbers or UUIDs of GPUs; all if empty
   */
  static GpuReading of(List<Sample> samples, Set<String> wanted) {
    Map<String, Gpu> gpus = new HashMap<>();
    for (Sample sample : samples) {
      boolean isWanted =
          wanted.isEmpty()
              || wanted.contains(sample.label("gpu"))
              || wanted.contains(sample.label("UUID"));
      if (isWanted && (sample.name().equals(POWER) || sample.name().equals(ENERGY))) {
        String key = sample.label("Hostname") + " " + sample.label("gpu") + sample.label("UUID");
        Gpu known = gpus.getOrDefault(key, Gpu.UNKNOWN);
        gpus.put(
            key,
            sample.name().equals(POWER)
                ? new Gpu(known(sample.value(), 1), known.joules())
                : new Gpu(known.watts(), known(sample.value(), MILLIJOULES)));
      }
    }
    return new GpuReading(gpus);
  }

  private static OptionalDouble known(double value, double per) {
    boolean isBlank = !(value >= 0) || value >= BLANK_INTEGER || value == BLANK_DECIMAL;
    return isBlank ? OptionalDouble.empty() : OptionalDouble.of(value / per);
  }

  /**
   * Returns the energy of all GPUs between two readings, in J; nothing unless that of every one of
   * them is known.
   *
   * @param count how many there must be
   */
  OptionalDouble joulesUntil(GpuReading later, int count, double seconds) {
    if (byGpu.size() != count || !byGpu.keySet().equals(later.byGpu.keySet())) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (Map.Entry<String, Gpu> one : byGpu.entrySet()) {
      Gpu after = later.byGpu.getOrDefault(one.getKey(), Gpu.UNKNOWN);
      OptionalDouble joules = one.getValue().joulesUntil(after, seconds);
      if (joules.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += joules.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }
}
