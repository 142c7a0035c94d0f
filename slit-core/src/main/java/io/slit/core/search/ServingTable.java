package io.slit.core.search;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Deployment;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.Parallelism;
import io.slit.core.spi.ServingEstimate;
import io.slit.core.spi.ServingPredictor;
import io.slit.core.spi.ServingQuery;
import io.slit.core.workload.TokenProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The predictor's answers of one cycle, each asked once. */
final class ServingTable {
  /** Concurrency levels of the tables, spaced evenly on a logarithmic scale. */
  static final int LEVELS = 12;

  private final ServingPredictor predictor;
  private final Map<Asked, ServingEstimate> answers = new HashMap<>();
  private final Map<Key, List<ServingEstimate>> rows = new HashMap<>();

  ServingTable(ServingPredictor predictor) {
    this.predictor = predictor;
  }

  /** Sets the levels of one deployment: from 1 to its slots. */
  static void fillLevels(double[] concurrency, int k, double slots) {
    for (int level = 0; level < LEVELS; level++) {
      concurrency[k * LEVELS + level] = Math.pow(slots, level / (LEVELS - 1.0));
    }
    concurrency[(k + 1) * LEVELS - 1] = slots;
  }

  /** Returns the time to process a prompt of some tokens alone. */
  double prefillSeconds(Deployment deployment, double inputTokens) {
    return answer(deployment, query(deployment, inputTokens, 1, 1)).prefillSeconds().value();
  }

  /**
   * Returns the mean time to process a prompt over the lengths of a class: the mean of two prompts,
   * a standard deviation shorter and longer than the mean one. Prefill grows faster than the
   * prompt, so that the time of the mean prompt is too short (by 8 to 23 % for 70B on A100, see
   * SIMULATOR.md).
   */
  double meanPrefillSeconds(Deployment deployment, TokenProfile tokens) {
    double mean = tokens.meanInput();
    double deviation = Math.min(mean - 1, mean * Math.sqrt(tokens.inputScv()));
    return deviation == 0
        ? prefillSeconds(deployment, mean)
        : (prefillSeconds(deployment, mean - deviation)
                + prefillSeconds(deployment, mean + deviation))
            / 2;
  }

  /** Returns the estimates for a mean request, one by level. */
  List<ServingEstimate> byLevel(Deployment deployment, TokenProfile tokens, Pools pools, int k) {
    Key key = Key.of(predictor.at(deployment.site()), deployment, tokens, pools.slots[k]);
    return rows.computeIfAbsent(key, missing -> askByLevel(deployment, tokens, pools, k));
  }

  private List<ServingEstimate> askByLevel(
      Deployment deployment, TokenProfile tokens, Pools pools, int k) {
    List<ServingEstimate> estimates = new ArrayList<>(LEVELS);
    for (int level = 0; level < LEVELS; level++) {
      double concurrency = pools.concurrency[k * LEVELS + level];
      estimates.add(
          answer(
              deployment, query(deployment, tokens.meanInput(), tokens.meanOutput(), concurrency)));
    }
    return estimates;
  }

  private ServingEstimate answer(Deployment deployment, ServingQuery query) {
    return answers.computeIfAbsent(
        new Asked(predictor.at(deployment.site()), query), Asked::estimate);
  }

  /** A question to the predictor of a site; sites that do not differ share it. */
  private record Asked(ServingPredictor predictor, ServingQuery query) {
    ServingEstimate estimate() {
      return predictor.estimate(query);
    }
  }

  private static ServingQuery query(
      Deployment deployment, double inputTokens, double outputTokens, double concurrency) {
    return new ServingQuery(
        deployment.model(),
        deployment.pool().accelerator(),
        deployment.parallelism(),
        inputTokens,
        outputTokens,
        concurrency);
  }

  private record Key(
      ServingPredictor predictor,
      LlmModel model,
      Accelerator accelerator,
      Parallelism parallelism,
      TokenProfile tokens,
      double slots) {
    static Key of(
        ServingPredictor predictor, Deployment deployment, TokenProfile tokens, double slots) {
      return new Key(
          predictor,
          deployment.model(),
          deployment.pool().accelerator(),
          deployment.parallelism(),
          tokens,
          slots);
    }
  }
}
