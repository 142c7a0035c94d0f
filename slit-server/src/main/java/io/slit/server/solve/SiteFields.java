package io.slit.server.solve;

import io.slit.core.allocation.Hourly;
import io.slit.core.allocation.QueryType;
import io.slit.core.allocation.Site;
import io.slit.core.allocation.SiteSignal;
import io.slit.core.allocation.TokenCost;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import io.slit.server.solve.NumberFields.Range;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads an item of {@code sites}. */
final class SiteFields {
  private static final String TOKENS = "tokens";
  private static final String QUERIES = "queries";
  private static final Range WATER = new Range("water_cap_l", 0, 1e15);

  private final List<QueryType> types;
  private final NumberFields numbers;
  private final List<String> typeNames;

  SiteFields(List<QueryType> types, NumberFields numbers) {
    this.types = types;
    this.numbers = numbers;
    this.typeNames = types.stream().map(QueryType::name).toList();
  }

  Optional<Site> read(LocatedObject in) {
    Optional<String> name = in.requireText("name");
    Map<SiteSignal, Hourly> signals = signals(in);
    Map<String, Hourly> capacity = capacity(in);
    List<Optional<Site.Serving>> serving = serving(in, capacity);
    OptionalDouble water =
        in.find("water_cap_l")
            .map(node -> OptionalDouble.of(numbers.number(node, WATER)))
            .orElse(OptionalDouble.empty());
    return in.build(() -> new Site(name.orElseThrow(), signals, serving, capacity, water));
  }

  private Map<SiteSignal, Hourly> signals(LocatedObject in) {
    Map<SiteSignal, Hourly> signals = new EnumMap<>(SiteSignal.class);
    for (SiteSignal signal : SiteSignal.values()) {
      Range range = new Range(signal.key(), signal.min(), signal.max());
      Optional<LocatedNode> node =
          signal.standard().isPresent()
              ? in.find(signal.key())
              : in.require(signal.key(), one -> one);
      signals.put(
          signal,
          node.map(one -> numbers.hourly(one, range))
              .orElseGet(() -> numbers.same(signal.standard().orElse(1))));
    }
    return signals;
  }

  private Map<String, Hourly> capacity(LocatedObject in) {
    Map<String, Hourly> capacity = new HashMap<>();
    in.optional("capacity", LocatedNode::mapping)
        .ifPresent(
            node ->
                node.fields()
                    .forEach(
                        (resource, value) ->
                            capacity.put(
                                resource,
                                numbers.hourly(
                                    value, new Range("capacity of " + resource, 0, 1e18)))));
    return capacity;
  }

  private List<Optional<Site.Serving>> serving(LocatedObject in, Map<String, Hourly> capacity) {
    Optional<List<String>> served =
        in.optional("serves", LocatedNode::items).isPresent()
            ? in.requireValues("serves", this::typeName)
            : Optional.empty();
    Map<TokenCost, List<Double>> costs = new EnumMap<>(TokenCost.class);
    for (TokenCost cost : TokenCost.values()) {
      costs.put(cost, byType(in, cost));
    }
    List<Map<String, Double>> uses = uses(in);
    List<Optional<Site.Serving>> serving = new ArrayList<>();
    for (int type = 0; type < types.size(); type++) {
      if (served.isPresent() && !served.get().contains(typeNames.get(type))) {
        serving.add(Optional.empty());
        continue;
      }
      Map<TokenCost, Double> own = new EnumMap<>(TokenCost.class);
      for (TokenCost cost : TokenCost.values()) {
        own.put(cost, costs.getOrDefault(cost, List.of()).get(type));
      }
      refuseUnused(in, capacity, type, uses.get(type));
      serving.add(Optional.of(new Site.Serving(own, uses.get(type))));
    }
    return serving;
  }

  private String typeName(LocatedNode node) {
    if (!typeNames.contains(node.text())) {
      throw new IllegalArgumentException(
          "There is no query type (%s). Known: %s."
              .formatted(node.text(), String.join(", ", typeNames)));
    }
    return node.text();
  }

  /** Returns what a token costs, by type: one number for all types, or one for each. */
  private List<Double> byType(LocatedObject in, TokenCost cost) {
    Range range = new Range(cost.key(), 0, cost.max());
    boolean isTime = cost == TokenCost.INPUT_TIME || cost == TokenCost.OUTPUT_TIME;
    Optional<LocatedNode> node = isTime ? in.find(cost.key()) : in.require(cost.key(), one -> one);
    if (node.isEmpty() || node.get() instanceof LocatedNode.Scalar) {
      double value = node.map(one -> numbers.number(one, range)).orElse(0.0);
      return types.stream().map(type -> value).toList();
    }
    return numbers
        .keyed(node.get(), "query type", typeNames)
        .map(all -> all.stream().map(one -> numbers.number(one, range)).toList())
        .orElseGet(() -> types.stream().map(type -> 0.0).toList());
  }

  /** Returns what a query uses here: as its type says, unless {@code uses} of the site differs. */
  private List<Map<String, Double>> uses(LocatedObject in) {
    List<Map<String, Double>> uses = new ArrayList<>();
    for (QueryType type : types) {
      Map<String, Double> own = new HashMap<>(type.uses());
      own.put(TOKENS, type.tokens().all());
      own.put(QUERIES, 1.0);
      uses.add(own);
    }
    in.optional("uses", LocatedNode::mapping)
        .ifPresent(
            node -> {
              numbers.refuseUnknown(node, "query type", typeNames);
              node.fields().forEach((name, value) -> addUses(uses, name, value));
            });
    return uses;
  }

  private void addUses(List<Map<String, Double>> uses, String type, LocatedNode value) {
    int at = typeNames.indexOf(type);
    if (at >= 0) {
      try {
        uses.get(at).putAll(QueryTypeReader.uses(value));
      } catch (IllegalArgumentException e) {
        numbers.note(value, String.valueOf(e.getMessage()));
      }
    }
  }

  /** A capacity of what no query uses limits nothing: most likely a misspelt name. */
  private void refuseUnused(
      LocatedObject in, Map<String, Hourly> capacity, int type, Map<String, Double> uses) {
    for (String resource : capacity.keySet()) {
      if (!uses.containsKey(resource)) {
        in.noteField(
            "capacity",
            "The query type (%s) does not say how much %s a query uses. Add it to its uses, or 0."
                .formatted(typeNames.get(type), resource));
      }
    }
  }
}
