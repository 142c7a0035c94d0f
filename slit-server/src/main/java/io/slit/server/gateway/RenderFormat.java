package io.slit.server.gateway;

import io.slit.server.gateway.RenderRequest.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose configuration a plan is rendered as. */
public enum RenderFormat {
  /** {@code model_list} of LiteLLM's proxy. */
  LITELLM("litellm"),
  /** Routes for Envoy's discovery from a file. */
  ENVOY("envoy"),
  /** A VirtualService. */
  ISTIO("istio"),
  /** HTTPRoutes. */
  GATEWAY_API("gateway-api"),
  /** The dynamic configuration of vLLM's production-stack router. */
  PRODUCTION_STACK("production-stack");

  private final String key;

  RenderFormat(String key) {
    this.key = key;
  }

  /** Returns the format of a name. */
  public static Optional<RenderFormat> find(String key) {
    return Arrays.stream(values()).filter(format -> format.key.equals(key)).findFirst();
  }

  /** Returns the names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(format -> format.key).toList();
  }

  /**
   * Returns a plan in this format.
   *
   * @throws io.slit.server.json.ProblemException if the format cannot hold it
   */
  public Rendering render(PlanWeights weights, Names names) {
    return switch (this) {
      case LITELLM -> LiteLlmRendering.of(weights);
      case ENVOY -> EnvoyRendering.of(weights, names);
      case ISTIO -> IstioRendering.of(weights, names);
      case GATEWAY_API -> GatewayApiRendering.of(weights, names);
      case PRODUCTION_STACK -> ProductionStackRendering.of(weights);
    };
  }

  /** Returns a rendering in YAML, with a comment that tells the plan. */
  static Rendering yaml(PlanWeights weights, List<? extends Object> documents) {
    StringBuilder text = new StringBuilder();
    text.append("# SLIT's plan %s for %s\n".formatted(weights.planId(), weights.epoch()));
    for (int i = 0; i < documents.size(); i++) {
      text.append(i == 0 ? "" : "---\n").append(TreeText.yaml(documents.get(i)));
    }
    return new Rendering(Rendering.YAML, text.toString());
  }
}
