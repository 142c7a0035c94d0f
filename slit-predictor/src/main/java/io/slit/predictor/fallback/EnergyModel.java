package io.slit.predictor.fallback;

import io.slit.core.fleet.Accelerator.PowerRange;
import io.slit.predictor.measurement.ServingConfiguration;
import io.slit.predictor.measurement.TokenMix;

/**
 * GPU energy of one request: power of the replica times the time that the request has it for
 * itself, {@code P x (prefill + out x TPOT)/c}.
 *
 * <p>Power: {@code P = idle + (max - idle) x min(1, 0.8 x busy^0.4)} per GPU, where busy is the
 * part of the time that the roofline needs. It is the utilisation form of Vidur and Vessim (arXiv
 * 2507.11417) with bandwidth in it. Their mfu alone stays near 0 in decode: it gives 27 % of full
 * power where Splitwise measured 74 % (Llama2-70B, 2 A100, batch 1). This form gives 72, 66 and 60
 * % on 2, 4 and 8 GPUs where 74, 60 and 43 % were measured.
 *
 * <p>Energy of other token counts than the measured follows from the same formula: prefill and
 * decode are charged for their times, and the total at the measured mix is kept.
 */
public final class EnergyModel {
  /** Power fraction at full roofline use; calibrated on Splitwise and ML.ENERGY together. */
  static final double POWER_SCALE = 0.8;

  /** Growth of power with use; calibrated on Splitwise and ML.ENERGY together. */
  static final double POWER_GROWTH = 0.4;

  private EnergyModel() {}

  /** Returns the energy of all GPUs that one of {@code concurrency} requests causes, in J. */
  public static double joules(
      ServingConfiguration configuration, TokenMix tokens, double concurrency) {
    double prompt = PrefillModel.processedTokens(configuration, tokens);
    double prefill = PrefillModel.seconds(configuration, prompt);
    double tpot = DecodeModel.tpotSeconds(configuration, tokens, concurrency);
    return watts(configuration, tokens, concurrency)
        * ownSeconds(prefill, tpot, tokens, concurrency);
  }

  /**
   * Returns that energy as the falling envelope over the load: sharing a replica with more requests
   * never costs a request more.
   */
  public static double fallingJoules(
      ServingConfiguration configuration, TokenMix tokens, double concurrency) {
    return LogGrid.fallingAt(
        concurrency, index -> joules(configuration, tokens, LogGrid.point(index)));
  }

  /** Returns the replica time that one of {@code concurrency} requests stands for, in s. */
  public static double ownSeconds(
      double prefillSeconds, double tpotSeconds, TokenMix tokens, double concurrency) {
    return (prefillSeconds + tokens.output() * tpotSeconds) / concurrency;
  }

  /** Returns the power of all GPUs of a replica under a load, in W. */
  public static double watts(
      ServingConfiguration configuration, TokenMix tokens, double concurrency) {
    return watts(configuration, busyShare(configuration, tokens, concurrency));
  }

  /** Returns the power of all GPUs of a replica that the roofline keeps busy for a share, in W. */
  static double watts(ServingConfiguration configuration, double busy) {
    PowerRange range = configuration.accelerator().power();
    double use = Math.min(1, POWER_SCALE * Math.pow(busy, POWER_GROWTH));
    double idle = range.idle().watts();
    return configuration.parallelism().gpus() * (idle + (range.max().watts() - idle) * use);
  }

  private static double busyShare(
      ServingConfiguration configuration, TokenMix tokens, double concurrency) {
    Roofline roofline = new Roofline(configuration);
    double step =
        Math.max(
            roofline.decodeMemorySeconds(tokens, concurrency),
            roofline.decodeComputeSeconds(concurrency));
    double processed = PrefillModel.processedTokens(configuration, tokens);
    double prompt = roofline.prefillComputeSeconds(processed);
    double needed = prompt + tokens.output() * step / concurrency;
    double taken =
        ownSeconds(
            PrefillModel.seconds(configuration, processed),
            DecodeModel.tpotSeconds(configuration, tokens, concurrency),
            tokens,
            concurrency);
    return Math.min(1, needed / taken) * roofline.stagesAtWork(concurrency);
  }
}
