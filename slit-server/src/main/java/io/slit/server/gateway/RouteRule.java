package io.slit.server.gateway;

import io.slit.server.gateway.PlanWeights.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of a gateway that looks at headers; the first that matches holds. Requests that are bound
 * to a region nobody rendered are refused before the rules for unbound ones.
 *
 * @param model that {@code x-slit-model} has to name; nothing if there is only one
 * @param residency that {@code x-slit-residency} has to name
 * @param anyResidency whether that header has to be there, whatever it says
 * @param group where matching requests go; nothing to refuse them
 */
record RouteRule(
    Optional<String> model,
    Optional<String> residency,
    boolean anyResidency,
    Optional<Group> group) {
  /** The header that names the model. */
  static final String MODEL = "x-slit-model";

  /** The header that names the region. */
  static final String RESIDENCY = "x-slit-residency";

  /** Returns the rules of weights, those of a model together. */
  static List<List<RouteRule>> byModel(PlanWeights weights) {
    Map<String, List<Group>> groups = new LinkedHashMap<>();
    weights
        .groups()
        .forEach(
            group -> groups.computeIfAbsent(group.model(), any -> new ArrayList<>()).add(group));
    List<List<RouteRule>> rules = new ArrayList<>();
    groups.forEach(
        (name, of) ->
            rules.add(ofModel(groups.size() == 1 ? Optional.empty() : Optional.of(name), of)));
    return rules;
  }

  /** Returns all rules, in order. */
  static List<RouteRule> all(PlanWeights weights) {
    return byModel(weights).stream().flatMap(List::stream).toList();
  }

  private static List<RouteRule> ofModel(Optional<String> model, List<Group> groups) {
    List<RouteRule> rules = new ArrayList<>();
    for (Group group : groups) {
      if (group.residency().isPresent()) {
        rules.add(new RouteRule(model, group.residency(), false, Optional.of(group)));
      }
    }
    rules.add(new RouteRule(model, Optional.empty(), true, Optional.empty()));
    for (Group group : groups) {
      if (group.residency().isEmpty()) {
        rules.add(new RouteRule(model, Optional.empty(), false, Optional.of(group)));
      }
    }
    return rules;
  }

  /** Returns a name of the rule, for people. */
  String name() {
    return model.orElse("any-model")
        + residency.map(region -> "-in-" + region).orElse(anyResidency ? "-elsewhere" : "");
  }
}
