package io.slit.predictor.evaluation;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.LlmModel;
import io.slit.core.fleet.ModelName;
import io.slit.core.fleet.Parallelism;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.measurement.AcceleratorCatalog;
import io.slit.predictor.measurement.ModelCatalog;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random valid queries: half about models of the catalog, half about made-up ones of 0.5 B to 1 T
 * parameters; 1 to 48 GPUs, 1 to 128 k prompt tokens, 1 to 8 k generated tokens, 1 to 2,048
 * requests at once. Not safe for several threads.
 */
public final class RandomQueries {
  private static final List<Accelerator> ACCELERATORS =
      List.of(
          AcceleratorCatalog.A100_40GB, AcceleratorCatalog.A100_80GB, AcceleratorCatalog.H100_80GB);

  private final Random random;

  /** Starts from a seed. */
  public RandomQueries(long seed) {
    random = new Random(seed);
  }

  /** Returns the next one. */
  public ServingQuery next() {
    return new ServingQuery(
        random.nextBoolean() ? catalogModel() : madeUpModel(),
        ACCELERATORS.get(random.nextInt(ACCELERATORS.size())),
        new Parallelism(1 << random.nextInt(5), 1 + random.nextInt(3)),
        Math.floor(logUniform(1, 131_072)),
        Math.floor(logUniform(1, 8192)),
        logUniform(1, 2048));
  }

  private LlmModel catalogModel() {
    List<LlmModel> models = ModelCatalog.models();
    return models.get(random.nextInt(models.size()));
  }

  private LlmModel madeUpModel() {
    double parameters = logUniform(0.5, 1000);
    double active =
        random.nextBoolean() ? parameters : parameters * (0.05 + 0.9 * random.nextDouble());
    LlmModel.Shape shape =
        new LlmModel.Shape(
            parameters, active, 16 + random.nextInt(112), 1 << random.nextInt(6), 128, 2);
    return new LlmModel(new ModelName("random"), Set.of(), shape, Map.of());
  }

  /** Returns a number whose logarithm is uniform. */
  public double logUniform(double min, double max) {
    return min * Math.pow(max / min, random.nextDouble());
  }
}
