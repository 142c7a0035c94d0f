package io.slit.server.gateway;

import io.slit.server.gateway.PlanWeights.Group;
import io.slit.server.gateway.PlanWeights.Weighted;
import io.slit.server.json.HttpProblem;
import io.slit.server.json.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of {@code --dynamic-config-json} of vLLM's production-stack router. It has no weights: a
 * backend that is named n times gets n turns of its round robin. It looks at the model only, so
 * requests that are bound to a region need a router of their own. Fields: DynamicRouterConfig of
 * vllm_router.
 */
final class ProductionStackRendering {
  private static final String V1 = "/v1";

  private ProductionStackRendering() {}

  static Rendering of(PlanWeights weights) {
    refuseMixedResidency(weights.groups());
    List<String> backends = new ArrayList<>();
    List<String> models = new ArrayList<>();
    for (Group group : weights.groups()) {
      int divisor = divisor(group.targets());
      for (Weighted one : group.targets()) {
        for (int i = 0; i < one.weight() / divisor; i++) {
          backends.add(base(one.target().deployment().endpoint()));
          models.add(group.model());
        }
      }
    }
    Map<String, Object> config =
        Trees.map(
            "service_discovery",
            "static",
            "routing_logic",
            "roundrobin",
            "static_backends",
            String.join(",", backends),
            "static_models",
            String.join(",", models));
    return new Rendering(Rendering.JSON, TreeText.json(config) + "\n");
  }

  private static void refuseMixedResidency(List<Group> groups) {
    Map<String, Optional<String>> seen = new HashMap<>();
    for (Group group : groups) {
      Optional<String> other = seen.putIfAbsent(group.model(), group.residency());
      if (other != null) {
        throw new ProblemException(
            HttpProblem.of(
                422,
                "residency-would-break",
                "The format cannot keep residency",
                "The router of production-stack looks at the model only, and requests for %s are bound to different regions (%s, %s). Render one router each by the parameter residency (a region, or none)."
                    .formatted(
                        group.model(),
                        other.orElse(PlanWeights.NONE),
                        group.residency().orElse(PlanWeights.NONE))));
      }
    }
  }

  private static int divisor(List<Weighted> targets) {
    return targets.stream()
        .map(one -> BigInteger.valueOf(one.weight()))
        .reduce(BigInteger.ZERO, BigInteger::gcd)
        .intValue();
  }

  /** The router adds the whole path of a request. */
  private static String base(String endpoint) {
    String plain = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    return plain.endsWith(V1) ? plain.substring(0, plain.length() - V1.length()) : plain;
  }
}
