package io.slit.core.workload;

import io.slit.core.fleet.DeploymentId;
import io.slit.core.fleet.Region;
import io.slit.core.fleet.Task;
import io.slit.core.units.Latency;
import io.slit.core.units.Money;
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
 * @param slo what the caller would like, as far as a deployment is expected to keep it
 */
public record InferenceRequest(
    String requestId,
    String model,
    int inputTokens,
    int maxOutputTokens,
    Hints hints,
    Constraints constraints,
    Slo slo) {
  /** Makes a request that asks for no times. */
  public InferenceRequest(
      String requestId,
      String model,
      int inputTokens,
      int maxOutputTokens,
      Hints hints,
      Constraints constraints) {
    this(requestId, model, inputTokens, maxOutputTokens, hints, constraints, Slo.NONE);
  }

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
   * @param maxCost the most a mean request of the class may cost there, or null for any
   */
  public record Constraints(
      Set<Region> residency,
      Set<DeploymentId> only,
      Set<DeploymentId> ignore,
      Share minQuality,
      @Nullable Money maxCost) {
    /** Makes constraints that leave the cost open. */
    public Constraints(
        Set<Region> residency, Set<DeploymentId> only, Set<DeploymentId> ignore, Share minQuality) {
      this(residency, only, ignore, minQuality, null);
    }

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
      return residency.isEmpty() && isResidencyOnly();
    }

    /** Tells whether residency is all that may be insisted on. */
    public boolean isResidencyOnly() {
      return only.isEmpty()
          && ignore.isEmpty()
          && minQuality.compareTo(Share.NONE) == 0
          && maxCost == null;
    }
  }

  /**
   * What the caller would like; null where it does not say.
   *
   * @param ttft bound on the 95th percentile of the time to first token
   * @param tpot bound on the mean time per output token
   * @param timeLeft until the last of {@code maxOutputTokens} must be there
   */
  public record Slo(@Nullable Latency ttft, @Nullable Latency tpot, @Nullable Latency timeLeft) {
    /** Nothing is asked for. */
    public static final Slo NONE = new Slo(null, null, null);

    /** Tells whether nothing is asked for. */
    public boolean isNone() {
      return ttft == null && tpot == null && timeLeft == null;
    }
  }
}
