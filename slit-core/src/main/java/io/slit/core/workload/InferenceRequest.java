package io.slit.core.workload;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Region;
import io.slit.core.fleet.Task;
import io.slit.core.units.Require;
import io.slit.core.units.Share;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request to be routed. It never holds prompt text.
 *
 * @param requestId names it; with the plan it decides the target
 * @param model a model's name or an alias
 * @param inputTokens prompt tokens
 * @param maxOutputTokens tokens it may generate
 * @param hints what else the caller knows
 * @param constraints what the caller insists on
 */
public record InferenceRequest(
    String requestId,
    String model,
    int inputTokens,
    int maxOutputTokens,
    Hints hints,
    Constraints constraints) {
  /** Checks the ranges. */
  public InferenceRequest {
    Require.text(requestId, "request_id");
    Require.text(model, "model");
    Require.atLeast(0, inputTokens, "input_tokens", "Count the tokens of the prompt.");
    Require.atLeast(0, maxOutputTokens, "max_output_tokens", "Count the tokens to generate.");
  }

  /** What the caller knows of a request; null where it does not say. */
  public record Hints(
      @Nullable Task task,
      @Nullable OriginId origin,
      @Nullable String sessionId,
      @Nullable Boolean deferrable) {
    /** Nothing is known. */
    public static final Hints NONE = new Hints(null, null, null, null);
  }

  /**
   * What the caller insists on.
   *
   * @param residency regions that may process it; empty means any
   * @param only deployments that may serve it; empty means any
   * @param ignore deployments that may not
   * @param minQuality the least score of the model on the task
   */
  public record Constraints(
      Set<Region> residency, Set<DeploymentId> only, Set<DeploymentId> ignore, Share minQuality) {
    /** Nothing is insisted on. */
    public static final Constraints NONE =
        new Constraints(Set.of(), Set.of(), Set.of(), Share.NONE);

    /** Copies the sets. */
    public Constraints {
      residency = Set.copyOf(residency);
      only = Set.copyOf(only);
      ignore = Set.copyOf(ignore);
    }

    /** Tells whether nothing is insisted on. */
    public boolean isNone() {
      return this.equals(NONE);
    }
  }
}
