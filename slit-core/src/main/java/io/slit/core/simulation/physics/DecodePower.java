package io.slit.core.simulation.physics;

import io.slit.core.fleet.Accelerator;
import io.slit.core.simulation.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Power of decode over the batch, by configuration.
 *
 * <p>Batch 1 is Splitwise's measured draw, over the part of the memory bandwidth that the step
 * reaches; larger batches are ML.ENERGY's mean draw, less what prefill draws in its part of the
 * time. Straight lines between, and never below idle.
 */
final class DecodePower {
  /** Rows of longer prompts hold too much prefill to tell the power of decode. */
  private static final int LONGEST_PROMPT = 512;

  private final DecodeCurves decode;
  private final PrefillCurves prefill;
  private final Curve shareOfRange;

  DecodePower(List<LatencyRow> latency, DecodeCurves decode, PrefillCurves prefill) {
    this.decode = decode;
    this.prefill = prefill;
    this.shareOfRange = shareOfRange(latency);
  }

  /** Returns the part of the range from idle to full power over the part of the bandwidth. */
  private static Curve shareOfRange(List<LatencyRow> latency) {
    TreeMap<Double, List<Double>> byUse = new TreeMap<>();
    for (LatencyRow row : latency) {
      if (row.batch() == 1
          && row.promptTokens() <= LONGEST_PROMPT
          && row.powerShare().isPresent()) {
        double use = row.on().readSeconds() / row.tpotSeconds();
        double watts = row.powerShare().getAsDouble() * max(row.on().accelerator());
        double range = max(row.on().accelerator()) - idle(row.on().accelerator());
        byUse
            .computeIfAbsent(use, any -> new ArrayList<>())
            .add((watts - idle(row.on().accelerator())) / range);
      }
    }
    TreeMap<Double, Double> points = new TreeMap<>();
    // Nothing is read where nothing is drawn above idle.
    points.put(0.0, 0.0);
    for (Map.Entry<Double, List<Double>> one : byUse.entrySet()) {
      points.put(
          one.getKey(),
          one.getValue().stream().mapToDouble(Double::doubleValue).average().orElseThrow());
    }
    return Curve.of(points);
  }

  private static double idle(Accelerator accelerator) {
    return accelerator.power().idle().watts();
  }

  private static double max(Accelerator accelerator) {
    return accelerator.power().max().watts();
  }

  /** Returns the draw of all GPUs in W over the batch. */
  Curve watts(MeasuredOn on, Curve ownPrefillWatts) {
    double gpus = on.parallelism().gpus();
    TreeMap<Double, Double> points = new TreeMap<>();
    points.put(1.0, gpus * aloneWatts(on));
    for (EnergyRow row : decode.rows(on)) {
      double watts = decodeWatts(row, ownPrefillWatts, gpus);
      points.put(
          row.batch(),
          gpus * Math.min(max(on.accelerator()), Math.max(idle(on.accelerator()), watts)));
    }
    return Curve.of(points);
  }

  /** Returns the draw of a GPU while one request is served; one stage of a pipeline works. */
  private double aloneWatts(MeasuredOn on) {
    double use = on.readSeconds() / decode.aloneSeconds(on);
    double share = Math.min(1, shareOfRange.at(use)) / on.parallelism().pipeline();
    Accelerator accelerator = on.accelerator();
    return idle(accelerator) + share * (max(accelerator) - idle(accelerator));
  }

  /** Returns the draw of a GPU of a row while it decoded. */
  private double decodeWatts(EnergyRow row, Curve ownPrefillWatts, double gpus) {
    Curve joining = prefill.seconds(row.on());
    double part = DecodeCurves.joiningSeconds(row, joining) / row.tpotSeconds();
    double rowGpus = row.on().parallelism().gpus();
    double prompts = Math.max(1, row.batch() / row.outputTokens());
    double whilePrefill = ownPrefillWatts.at(prompts * DecodeCurves.PROMPT_TOKENS) / gpus;
    return (row.watts() / rowGpus - part * whilePrefill) / (1 - part);
  }
}
