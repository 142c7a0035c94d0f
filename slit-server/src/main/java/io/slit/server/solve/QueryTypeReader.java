package io.slit.server.solve;

import io.slit.core.allocation.QueryType;
import io.slit.server.json.LocatedNode;
import io.slit.server.json.LocatedObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads an item of {@code query_types}. */
final class QueryTypeReader {
  private QueryTypeReader() {}

  static Optional<QueryType> read(LocatedObject in) {
    Optional<String> name = in.requireText("name");
    Optional<Double> input = in.requireDouble("input_tokens");
    Optional<Double> output = in.requireDouble("output_tokens");
    Optional<Double> penalty = in.optionalDouble("delay_penalty_usd_per_s");
    Optional<Double> cap = in.optionalDouble("delay_cap_ms");
    Optional<Map<String, Double>> uses = in.optional("uses", QueryTypeReader::uses);
    return in.build(
        () ->
            new QueryType(
                name.orElseThrow(),
                new QueryType.Tokens(input.orElseThrow(), output.orElseThrow()),
                penalty.orElse(0.0),
                cap.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                uses.orElse(Map.of())));
  }

  /** Returns how much of each resource is used; positive or 0. */
  static Map<String, Double> uses(LocatedNode node) {
    Map<String, Double> uses = new HashMap<>();
    node.mapping()
        .fields()
        .forEach(
            (resource, value) -> {
              double amount = value.decimal();
              if (!(amount >= 0 && amount <= 1e12)) {
                throw new IllegalArgumentException(
                    "The use of %s (%s) must be in [0, 1e12].".formatted(resource, amount));
              }
              uses.put(resource, amount);
            });
    return uses;
  }
}
