package io.slit.server.gateway;

import io.slit.server.gateway.PlanWeights.Group;
import io.slit.server.gateway.PlanWeights.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@code model_list} of LiteLLM's proxy with weights of the strategy {@code simple-shuffle}.
 * Requests that are bound to a region ask for {@code MODEL@REGION}: LiteLLM chooses by the name of
 * the model alone. Fields: docs.litellm.ai, proxy configuration and load balancing.
 */
final class LiteLlmRendering {
  private LiteLlmRendering() {}

  static Rendering of(PlanWeights weights) {
    List<Object> models = new ArrayList<>();
    for (Group group : weights.groups()) {
      for (Weighted one : group.targets()) {
        models.add(model(group, one));
      }
    }
    return RenderFormat.yaml(
        weights,
        List.of(
            Trees.map(
                "model_list",
                models,
                "router_settings",
                Trees.map("routing_strategy", "simple-shuffle"))));
  }

  /** The API of deployments is OpenAI's, and their key stands in a variable of the environment. */
  private static Map<String, Object> model(Group group, Weighted one) {
    GatewayTarget target = one.target();
    String name = group.model() + group.residency().map(region -> "@" + region).orElse("");
    return Trees.map(
        "model_name",
        name,
        "litellm_params",
        Trees.map(
            "model",
            "openai/" + target.deployment().model().name().value(),
            "api_base",
            target.deployment().endpoint(),
            "api_key",
            "os.environ/SLIT_UPSTREAM_KEY",
            "weight",
            one.weight()),
        "model_info",
        Trees.map(
            "id", name + "|" + target.deployment().id().value(), "slit_region", target.region()));
  }
}
