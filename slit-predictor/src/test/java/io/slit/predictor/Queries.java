package io.slit.predictor;

import io.slit.core.fleet.Accelerator;
import io.slit.core.fleet.Parallelism;
import io.slit.core.spi.ServingQuery;
import io.slit.predictor.measurement.ModelCatalog;

/** Queries by hand. */
public final class Queries {
  private Queries() {}

  /** Returns a query for a model of the catalog: 250 tokens in, 460 out, one request. */
  public static ServingQuery of(String model, Accelerator accelerator, int tensor, int pipeline) {
    return new ServingQuery(
        ModelCatalog.getModel(model), accelerator, new Parallelism(tensor, pipeline), 250, 460, 1);
  }

  /** Returns the query with other tokens. */
  public static ServingQuery withTokens(ServingQuery query, double input, double output) {
    return new ServingQuery(
        query.model(),
        query.accelerator(),
        query.parallelism(),
        input,
        output,
        query.concurrency());
  }

  /** Returns the query under another load. */
  public static ServingQuery withConcurrency(ServingQuery query, double concurrency) {
    return new ServingQuery(
        query.model(),
        query.accelerator(),
        query.parallelism(),
        query.inputTokens(),
        query.outputTokens(),
        concurrency);
  }
}
